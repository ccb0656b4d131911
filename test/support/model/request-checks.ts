import type { HttpRequest } from '../../../main/twilio/transport.ts';
import type { ConsoleUnderTest } from './console-under-test.ts';
import { isSilent, type OwnWishes } from './own-wishes.ts';
import { Violation } from './story.ts';
import type { TwilioTruth } from './twilio-truth.ts';
import type { RequestWatch } from './wire.ts';

/** Holds every request of the console against what the supervisor wished when it was sent. */
export interface RequestChecks {
  /** Throws a `Violation`, as what it returns does. */
  watch(request: HttpRequest): RequestWatch;
}

interface RequestChecksNeeds {
  readonly truth: TwilioTruth;
  readonly wishes: OwnWishes;
  readonly console: () => ConsoleUnderTest;
}

export function createRequestChecks({ truth, wishes, console }: RequestChecksNeeds): RequestChecks {
  return {
    watch(request) {
      if (request.method === 'GET') return UNWATCHED;
      checkHushed(request);
      const wished = wishes.now();
      let before: ReadonlyMap<string, string> = new Map();
      return {
        arrives() {
          before = ownModes();
        },
        handled() {
          for (const [callSid, mode] of ownModes()) {
            if (!request.target.includes(callSid) || before.get(callSid) === mode) continue;
            if (isSilent(mode) || wished.includes(mode)) continue;
            throw new Violation(`The console made my leg ${callSid} ${mode}, unasked`);
          }
        },
      };
    },
  };

  function ownModes(): ReadonlyMap<string, string> {
    return new Map(truth.ownLegs().map(({ callSid }) => [callSid, truth.modeOf(callSid)]));
  }

  /** Nobody is held, or taken off the call, while I am shown to whisper to them. */
  function checkHushed({ method, target, form }: HttpRequest): void {
    const callSid = /Participants\/(CA\w+)/.exec(target)?.[1];
    const isFarewell = method === 'DELETE' || form?.includes('Hold=true') === true;
    if (callSid === undefined || !isFarewell || !console().owesSilenceTo(callSid)) return;
    throw new Violation(`I whisper to ${callSid} while the console holds or removes them`);
  }
}

const UNWATCHED: RequestWatch = { arrives: () => undefined, handled: () => undefined };
