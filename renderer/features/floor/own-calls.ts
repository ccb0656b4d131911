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
  return (view === null ? undefined : callsByConsole(view).get(consoleId)) ?? NONE;
}

const NONE: readonly ConferenceSid[] = [];

/** Of the view that was asked about last: several parts of the screen ask about the same one. */
let latest: { readonly view: RosterView; readonly calls: CallsByConsole } | null = null;
type CallsByConsole = ReadonlyMap<string, readonly ConferenceSid[]>;

function callsByConsole(view: RosterView): CallsByConsole {
  if (latest?.view === view) return latest.calls;
  const calls = new Map<string, ConferenceSid[]>();
  for (const [sid, conference] of view.conferences) {
    for (const console of consolesOn(conference)) {
      const known = calls.get(console);
      if (known === undefined) calls.set(console, [sid]);
      else known.push(sid);
    }
  }
  latest = { view, calls };
  return calls;
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
