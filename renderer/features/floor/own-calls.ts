import { useShallow } from 'zustand/react/shallow';
import type { ConferenceSid } from '../../../common/model/sid.ts';
import { parseSupervisorLabel } from '../../../common/model/supervisor-label.ts';
import type { ConferenceView, RosterView } from '../../../common/roster/view.ts';
import { useRoster } from '../../store/stores.tsx';

/** The mark of the consoles with a leg on a call, read once for as long as nothing on it changes. */
const consoles = new WeakMap<ConferenceView, ReadonlySet<string>>();

/** The calls that my own leg is on; the same list for as long as it is of the same calls. */
export function useOwnCalls(consoleId: string): readonly ConferenceSid[] {
  return useRoster(useShallow(({ view }) => ownCalls(view, consoleId)));
}

/** The calls that my own leg is on. */
export function ownCalls(view: RosterView | null, consoleId: string): readonly ConferenceSid[] {
  const mine: ConferenceSid[] = [];
  for (const [sid, conference] of view?.conferences ?? []) {
    if (consolesOn(conference).has(consoleId)) mine.push(sid);
  }
  return mine;
}

function consolesOn(conference: ConferenceView): ReadonlySet<string> {
  const known = consoles.get(conference);
  if (known !== undefined) return known;
  const marks = new Set<string>();
  for (const { label } of conference.participants.values()) {
    const supervisor = parseSupervisorLabel(label);
    if (supervisor !== null) marks.add(supervisor.consoleId);
  }
  consoles.set(conference, marks);
  return marks;
}
