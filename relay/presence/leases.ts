import type { Lease, LeaseAnswer, LeaseTake } from '../../common/wire/relay-presence.ts';
import { type Board, KEEP, REMOVE } from '../fleet/board.ts';
import { type Member, memberKey } from './member.ts';

/** Who coaches whom: a courtesy among colleagues, which hinders nobody who takes over knowingly. */
export interface LeaseDesk {
  take(member: Member, take: LeaseTake): Promise<LeaseAnswer>;
  release(member: Member, callSid: string): Promise<void>;
  /** A console that is there keeps what it has. */
  renew(member: Member, callSids: Iterable<string>): Promise<void>;
}

export interface LeaseDeskNeeds {
  readonly board: Board<Lease>;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly ttlMs: number;
}

export function createLeaseDesk({ board, now, ttlMs }: LeaseDeskNeeds): LeaseDesk {
  return {
    async take(member, { callSid, conferenceSid, takeOver }) {
      if (!MAY_COACH.has(member.claims.role)) return NOT_A_COACH;
      const key = memberKey(member);
      const mine = { callSid, conferenceSid, key, name: member.claims.name, since: now() };
      const outcome = await board.update(member.claims.accountSid, callSid, (current) => {
        if (current !== null && current.key !== key && !takeOver) return KEEP;
        const put = current?.key === key ? { ...mine, since: current.since } : mine;
        return { put, ttlMs };
      });
      if ('full' in outcome || outcome.now === null) return FULL;
      return { is: outcome.now.key === key ? 'yours' : 'taken', lease: outcome.now };
    },

    async release(member, callSid) {
      const key = memberKey(member);
      await board.update(member.claims.accountSid, callSid, (current) =>
        current?.key === key ? REMOVE : KEEP,
      );
    },

    async renew(member, callSids) {
      const key = memberKey(member);
      for (const callSid of callSids) {
        await board.update(member.claims.accountSid, callSid, (current) =>
          current?.key === key ? { put: current, ttlMs } : KEEP,
        );
      }
    },
  };
}

const MAY_COACH: ReadonlySet<string> = new Set(['coach', 'supervisor', 'admin']);

const NOT_A_COACH = {
  is: 'refused',
  message: 'Your token does not allow coaching.',
  hint: 'Ask whoever runs the relay for one that does.',
} as const;

const FULL = {
  is: 'refused',
  message: 'Too many agents are being coached at this moment.',
  hint: 'You can coach all the same: your colleagues are not told.',
} as const;
