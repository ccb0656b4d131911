import { type BulkPlan, planBulk } from '../../../common/floor/bulk.ts';
import type { ParticipantRow } from '../../../common/roster/rows.ts';
import type { RosterView } from '../../../common/roster/view.ts';
import { grouped } from '../bulk/grouped.ts';
import type { AnnounceTarget, Playable } from './target.ts';
import { announceWords as words } from './words.ts';

/** Who hears it, a sentence each, as Twilio tells it now. */
export interface Audience {
  readonly sentences: readonly string[];
  /** Nobody can hear it any more. */
  readonly isGone: boolean;
}

export function audienceOf(
  target: AnnounceTarget,
  view: RosterView | null,
  nameOf: (row: ParticipantRow) => string,
): Audience {
  switch (target.kind) {
    case 'one': {
      const { conferenceSid, callSid } = target.participant;
      const participants = view?.conferences.get(conferenceSid)?.participants;
      if (participants === undefined) return gone(words.callEnded());
      const name = nameOf(target.participant);
      return participants.has(callSid) ? heard(words.onlyOne(name)) : gone(words.left(name));
    }
    case 'all': {
      const participants = view?.conferences.get(target.conference.sid)?.participants;
      if (participants === undefined) return gone(words.callEnded());
      const connected = [...participants.values()].filter(({ status }) => status === 'connected');
      return heard(words.all(connected.length));
    }
    case 'many': {
      const plan = planFor(target.rows, NOTHING_YET, view);
      return plan === null ? gone(words.nobody()) : audienceOfMany(plan, nameOf);
    }
  }
}

/** What is sent so that all of them hear it; null while nothing is known of the floor. */
export function planFor(
  rows: readonly ParticipantRow[],
  announcement: Playable,
  view: RosterView | null,
): BulkPlan | null {
  if (view === null) return null;
  // An announcement may go to my own leg, too, so that whose console this is decides nothing.
  return planBulk(view, rows, { kind: 'announce', announcement }, '', () => undefined);
}

function audienceOfMany(
  { changes, cannot, commands }: BulkPlan,
  nameOf: (row: ParticipantRow) => string,
): Audience {
  const calls = new Set(changes.map(({ conferenceSid }) => conferenceSid)).size;
  const whole = commands.filter(({ kind }) => kind === 'announce-to-all').length;
  const sentences = changes.length === 0 ? [words.nobody()] : [words.many(changes.length, calls)];
  if (whole > 0) sentences.push(words.wholeCalls(whole));
  for (const [why, all] of grouped(cannot, ({ why }) => why)) {
    sentences.push(
      words.leftOut(
        why,
        all.map(({ row }) => nameOf(row)),
      ),
    );
  }
  return { sentences, isGone: changes.length === 0 };
}

/** Who hears it does not depend on what is said. */
const NOTHING_YET: Playable = { url: '', method: 'POST' };

function heard(sentence: string): Audience {
  return { sentences: [sentence], isGone: false };
}

function gone(sentence: string): Audience {
  return { sentences: [sentence], isGone: true };
}
