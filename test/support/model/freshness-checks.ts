import type { RosterPatch } from '../../../common/roster/patch.ts';
import { Violation } from './story.ts';

/** After a doubt Twilio is read anew, and soon: nobody waits for the next round. */
export interface FreshnessChecks {
  /** From now on what is known of this conference is in doubt, unless it is known to be so already. */
  doubt(conferenceSid: string, why: string): void;
  doubtAll(why: string): void;
  /** The reason has gone by itself. */
  resolve(conferenceSid: string, why: string): void;
  shown(patch: RosterPatch): void;
  /** Throws a `Violation` when a doubt lasts although requests have gone well for long. */
  check(wellSince: number): void;
  /** Another session knows nothing of old doubts. */
  forget(): void;
}

/** Twilio may have asked for 15 s of patience, and one request may take 20 s to fail. */
const LIMIT_MS = 35_000;

export function createFreshnessChecks(now: () => number): FreshnessChecks {
  /** Of each conference on the screen, since when it is in doubt for what reason. */
  const doubts = new Map<string, Map<string, number>>();

  return {
    doubt(conferenceSid, why) {
      const known = doubts.get(conferenceSid);
      if (known?.has(why) === false) known.set(why, now());
    },
    doubtAll(why) {
      for (const known of doubts.values()) known.set(why, now());
    },
    resolve(conferenceSid, why) {
      doubts.get(conferenceSid)?.delete(why);
    },
    shown({ ops }) {
      for (const op of ops) {
        if (op.op === 'put-conference' && !doubts.has(op.conference.sid)) {
          doubts.set(op.conference.sid, new Map());
        }
        if (op.op === 'drop-conference') doubts.delete(op.conferenceSid);
        if (op.op !== 'confirm-participants') continue;
        const known = doubts.get(op.conferenceSid) ?? new Map<string, number>();
        for (const [why, since] of known) if (since <= op.asOf) known.delete(why);
      }
    },
    check(wellSince) {
      for (const [sid, known] of doubts) {
        for (const [why, since] of known) {
          if (now() - Math.max(since, wellSince) <= LIMIT_MS) continue;
          throw new Violation(`${sid} was not read anew although ${why}`);
        }
      }
    },
    forget: () => doubts.clear(),
  };
}
