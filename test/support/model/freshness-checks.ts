import type { RosterPatch } from '../../../common/roster/patch.ts';
import { Violation } from './story.ts';

/** After a doubt Twilio is read anew, and soon: nobody waits for the next round. */
export interface FreshnessChecks {
  /** From now on what is known of this conference, or of all, is in doubt. */
  doubt(conferenceSid: string | 'all', why: string): void;
  isDoubted(conferenceSid: string): boolean;
  /** What was missing has come after all. */
  resolve(conferenceSid: string, why: string): void;
  shown(patch: RosterPatch): void;
  /** Throws a `Violation` when a doubt lasts although all has gone well since then. */
  check(wellSince: number): void;
  /** Another session knows nothing of old doubts. */
  forget(): void;
}

/** Twilio may have asked for 15 s of patience, and one request may take 20 s to fail. */
const LIMIT_MS = 35_000;

export function createFreshnessChecks(now: () => number): FreshnessChecks {
  const live = new Set<string>();
  const doubts = new Map<string, { readonly since: number; readonly why: string }>();

  return {
    doubt(conferenceSid, why) {
      for (const sid of conferenceSid === 'all' ? live : [conferenceSid]) {
        if (live.has(sid)) doubts.set(sid, { since: now(), why });
      }
    },
    isDoubted: (conferenceSid) => doubts.has(conferenceSid),
    resolve(conferenceSid, why) {
      if (doubts.get(conferenceSid)?.why === why) doubts.delete(conferenceSid);
    },
    shown({ ops }) {
      for (const op of ops) {
        if (op.op === 'put-conference') live.add(op.conference.sid);
        if (op.op === 'drop-conference') {
          live.delete(op.conferenceSid);
          doubts.delete(op.conferenceSid);
        }
        if (op.op === 'confirm-participants') {
          const doubt = doubts.get(op.conferenceSid);
          if (doubt !== undefined && doubt.since <= op.asOf) doubts.delete(op.conferenceSid);
        }
      }
    },
    check(wellSince) {
      for (const [sid, { since, why }] of doubts) {
        if (now() - Math.max(since, wellSince) <= LIMIT_MS) continue;
        throw new Violation(`${sid} was not read anew after ${why}`);
      }
    },
    forget() {
      live.clear();
      doubts.clear();
    },
  };
}
