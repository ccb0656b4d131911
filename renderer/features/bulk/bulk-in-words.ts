import type { BulkPlan, WhyNot } from '../../../common/floor/bulk.ts';
import type { ConferenceSid } from '../../../common/model/sid.ts';
import type { Consequence } from '../../../common/roster/consequences.ts';
import type { ParticipantRow } from '../../../common/roster/rows.ts';
import type { RosterView } from '../../../common/roster/view.ts';
import { grouped } from './grouped.ts';
import { doingOf, type ManyAct, bulkWords as words } from './words.ts';

type NameOf = (row: ParticipantRow) => string;

/** More would be a list that nobody reads; how many more there are is said. */
const MOST_OTHERS = 4;

/** Everything that an act on several people would do, a sentence each, in the order in which it matters. */
export function bulkInWords(
  { changes, already, cannot, consequences }: BulkPlan,
  act: ManyAct,
  view: RosterView,
  nameOf: NameOf,
): readonly string[] {
  const doing = doingOf(act);
  const calls = new Set(changes.map(({ conferenceSid }) => conferenceSid)).size;
  const said = [words.does(doing, changes.map(nameOf)), words.onCalls(calls)];
  const callOf = (sid: ConferenceSid) => view.conferences.get(sid)?.row.friendlyName ?? '';
  const silent = consequences.filter(({ all }) => all.some(isSilence));
  if (silent.length > 0) {
    said.push(words.leavesSilence(silent.map(({ conferenceSid }) => callOf(conferenceSid))));
  }
  const others = consequences.flatMap(({ all }) =>
    all.map((one) => consequenceInWords(one, nameOf)).filter(isSaid),
  );
  said.push(...others.slice(0, MOST_OTHERS));
  if (others.length > MOST_OTHERS) said.push(words.moreConsequences(others.length - MOST_OTHERS));
  if (already.length > 0) said.push(words.already(doing, already.length));
  said.push(...whyNotInWords(cannot, nameOf));
  return said.filter(isSaid);
}

/** Who is left out, reason by reason. */
export function whyNotInWords(
  cannot: readonly { readonly row: ParticipantRow; readonly why: WhyNot }[],
  nameOf: NameOf,
): readonly string[] {
  const groups = grouped(cannot, ({ why }) => why);
  return [...groups].map(([why, all]) =>
    words.leftOut(
      why,
      all.map(({ row }) => nameOf(row)),
    ),
  );
}

function isSaid(sentence: string): boolean {
  return sentence !== '';
}

function isSilence({ kind }: Consequence): boolean {
  return kind === 'nobody-hears-anybody';
}

function consequenceInWords(consequence: Consequence, nameOf: NameOf): string {
  switch (consequence.kind) {
    case 'silences-me':
      return words.silencesMe();
    case 'coach-loses-target':
      return words.coachLoses(nameOf(consequence.coach), nameOf(consequence.target));
    // Said of all calls at once.
    case 'nobody-hears-anybody':
    // Nobody goes off a call when people are muted or held.
    case 'ends-call':
    case 'leaves-alone':
    case 'stops-ringing':
    case 'nobody-left':
    case 'call-goes-on':
    case 'call-ended':
    case 'stuck-on-hold':
      return '';
  }
}
