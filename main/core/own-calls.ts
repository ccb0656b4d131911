import type { RosterSnapshot } from '../../common/roster/patch.ts';
import type { ConferenceEntry } from '../../common/roster/roster.ts';
import { ownLegs } from './own-legs.ts';
import type { RosterService } from './roster-service.ts';

/** The calls on which this console has a leg, with everybody on them. */
export interface OwnCalls {
  readonly epoch: string;
  readonly rev: number;
  /** Each keeps its identity while nothing about it changes. */
  readonly calls: readonly ConferenceEntry[];
  /** Whether a leg of mine is unmuted, so that somebody hears it or may. */
  readonly isHeard: boolean;
}

export function ownCallsOf(roster: RosterService, consoleId: string): OwnCalls {
  const { conferences } = roster.roster();
  const legs = ownLegs(roster.roster(), consoleId);
  const sids = new Set(legs.map(({ conferenceSid }) => conferenceSid));
  return {
    epoch: roster.epoch,
    rev: roster.rev(),
    calls: [...sids].flatMap((sid) => conferences.get(sid) ?? []),
    isHeard: legs.some(({ status, muted, hold }) => status === 'connected' && !muted && !hold),
  };
}

/** As it is sent to a page that shows these calls alone. */
export function snapshotOfCalls({ epoch, rev, calls }: OwnCalls): RosterSnapshot {
  return {
    epoch,
    rev,
    conferences: calls.map(({ row, participants }) => ({
      conference: row,
      participants: [...participants.values()],
    })),
  };
}
