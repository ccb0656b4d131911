import type { Call } from '../../common/model/call.ts';
import type { CallSid, ConferenceSid } from '../../common/model/sid.ts';
import type { News } from './addition-state.ts';
import type { Clock } from './clock.ts';
import { isOver as isOff, type ParticipantFacts } from './participant-facts.ts';
import type { Reconciler } from './reconciler.ts';
import { isOfOneThing, saysGone, type TwilioPort } from './twilio-port.ts';

/** Asks Twilio how far one leg is that was dialled. */
export interface LegReader {
  /** Null when nothing was learned this time. */
  read(leg: DialledLeg): Promise<LegNews | null>;
}

interface DialledLeg {
  readonly callSid: CallSid;
  readonly conferenceSid: ConferenceSid | null;
}

interface LegNews {
  readonly news: News;
  /** The call itself, where it may be read. */
  readonly call: Call | null;
}

interface LegReaderNeeds {
  readonly twilio: TwilioPort;
  readonly reconciler: Pick<Reconciler, 'readAside'>;
  readonly facts: ParticipantFacts;
  readonly clock: Clock;
}

/** Just after it was dialled Twilio may not show a leg yet: only what stays missing is. Milliseconds. */
const MISSING_FOR_MS = 1_000;

/**
 * The call says how far it is and how it ended. With credentials that may not read calls, the conference
 * is asked for the person instead, and then nobody tells how it ended.
 */
export function createLegReader(needs: LegReaderNeeds): LegReader {
  const { twilio, reconciler, facts, clock } = needs;
  const missingSince = new Map<CallSid, number>();

  return {
    async read(leg) {
      const answer = await reconciler.readAside((options) =>
        twilio.fetchCall(leg.callSid, options),
      );
      if (answer.ok) return { news: { kind: 'call', call: answer.value }, call: answer.value };
      if (!isOfOneThing(answer.error)) return null;
      const news = await readPerson(leg);
      return news === null ? null : { news, call: null };
    },
  };

  async function readPerson({ callSid, conferenceSid }: DialledLeg): Promise<News | null> {
    if (conferenceSid === null) return absent(callSid);
    const answer = await reconciler.readAside((options) =>
      facts.look({ conferenceSid, callSid }, options),
    );
    if (answer.ok && !isOff(answer.value)) {
      missingSince.delete(callSid);
      return { kind: 'participant', status: answer.value.status };
    }
    return answer.ok || saysGone(answer.error) ? absent(callSid) : null;
  }

  function absent(callSid: CallSid): News | null {
    const since = missingSince.get(callSid) ?? clock.now();
    missingSince.set(callSid, since);
    return clock.now() - since >= MISSING_FOR_MS ? { kind: 'lost' } : null;
  }
}
