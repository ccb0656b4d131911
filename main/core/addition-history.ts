import type { Failure } from '../../common/failure.ts';
import type { Addition } from '../../common/ipc/addition.ts';
import type { Ended } from './addition-state.ts';
import type { HistoryKeeper } from './history-keeper.ts';

/** Keeps one attempt in the history of its call: that it was made, and how it ended, each once. */
export interface AttemptHistory {
  /** Twilio's answer, or what was found out in its place. */
  asked(addition: Addition, failure: Failure | null): void;
  ended(addition: Addition, ended: Ended): void;
}

export function createAttemptHistory(
  keeper: Pick<HistoryKeeper, 'added' | 'notConnected'>,
): AttemptHistory {
  let wasAsked = false;
  let hasEnded = false;

  return {
    asked(addition, failure) {
      const { conference, callSid, askedAt } = addition;
      // What never came to a call has no place in the history of one.
      if (wasAsked || conference.sid === null) return;
      wasAsked = true;
      const { sid, name } = conference;
      keeper.added({
        conference: { sid, name },
        callSid,
        target: whoOf(addition),
        askedAt,
        failure,
      });
    },
    ended(addition, { outcome, twilioCode, sipCode }) {
      const { conference, callSid } = addition;
      if (hasEnded || conference.sid === null || callSid === null) return;
      hasEnded = true;
      const { sid, name } = conference;
      const callStatus = outcome === 'left-list' ? null : outcome;
      const target = whoOf(addition);
      keeper.notConnected({
        conference: { sid, name },
        callSid,
        target,
        callStatus,
        twilioCode,
        sipCode,
      });
    },
  };
}

function whoOf({ label, to }: Addition): string {
  return label ?? to;
}
