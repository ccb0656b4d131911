import type { Failure, Result } from '../../common/failure.ts';
import type { Command } from '../../common/ipc/command.ts';
import type { ConferenceEvent } from '../../common/model/conference-event.ts';
import type { CallSid, ConferenceSid } from '../../common/model/sid.ts';
import { redact } from './redact.ts';

/** How announcements that this console asked for ended, as far as events tell. */
export interface AnnouncementOutcomes {
  /**
   * To be called when a command begins, since its end may be told before Twilio's answer is here. The
   * function that it returns is to be called with the command's result. `onEnd` is given null when the
   * announcement was played.
   */
  begin(
    command: Command,
    onEnd: (failure: Failure | null) => void,
  ): (result: Result<unknown>) => void;
  event(event: ConferenceEvent): void;
}

/** Ends that are never told are waited for no longer, the oldest first. */
const MOST_WAITING = 1_000;

export function createAnnouncementOutcomes(): AnnouncementOutcomes {
  let waiting: readonly Waiting[] = [];
  /** The numbers of the ends that were told, by conference: the same event may come twice. */
  const told = new Map<ConferenceSid, Set<number>>();

  return {
    begin(command, onEnd) {
      if (command.kind !== 'announce' && command.kind !== 'announce-to-all') return () => {};
      const { conferenceSid, url } = command;
      const callSid = command.kind === 'announce' ? command.callSid : null;
      const one: Waiting = { conferenceSid, callSid, url, onEnd };
      waiting = [...waiting, one].slice(-MOST_WAITING);
      return (result) => {
        // While the outcome is open it may be heard all the same.
        const isRefused = !result.ok && result.error.code !== 'unknown-outcome';
        if (isRefused) waiting = waiting.filter((other) => other !== one);
      };
    },
    event(event) {
      const { conferenceSid, sequenceNumber } = event;
      if (event.type === 'conference-end') {
        waiting = waiting.filter((one) => one.conferenceSid !== conferenceSid);
        told.delete(conferenceSid);
        return;
      }
      if (event.type !== 'announcement-end' && event.type !== 'announcement-fail') return;
      const before = told.get(conferenceSid) ?? new Set();
      if (before.has(sequenceNumber)) return;
      told.set(conferenceSid, before.add(sequenceNumber));

      const ended = whichEnded(waiting, event);
      if (ended === undefined) return;
      waiting = waiting.filter((one) => one !== ended);
      ended.onEnd(event.type === 'announcement-fail' ? notPlayed(event.failure) : null);
    },
  };
}

interface Waiting {
  readonly conferenceSid: ConferenceSid;
  readonly callSid: CallSid | null;
  readonly url: string;
  readonly onEnd: (failure: Failure | null) => void;
}

type AnnouncementEnd = Extract<ConferenceEvent, { type: 'announcement-end' | 'announcement-fail' }>;

/** The first that it can be. Of one for a single person who has left Twilio does not say whose it was. */
function whichEnded(
  waiting: readonly Waiting[],
  { conferenceSid, participant, announceUrl }: AnnouncementEnd,
): Waiting | undefined {
  const possible = waiting.filter(
    (one) => one.conferenceSid === conferenceSid && one.url === announceUrl,
  );
  const callSid = participant?.callSid ?? null;
  const exact = possible.find((one) => one.callSid === callSid);
  if (exact !== undefined || callSid !== null) return exact;
  // More than one of them: to tell the wrong row would be worse than to tell none.
  return possible.length === 1 ? possible[0] : undefined;
}

function notPlayed(reason: string | null): Failure {
  const why = reason === null ? 'did not say why' : `says “${redact(reason)}”`;
  return {
    code: 'refused',
    message: `The announcement did not play: Twilio ${why}. It was not heard to its end.`,
    hint: 'Check that its address answers with TwiML or audio, then announce it again.',
  };
}
