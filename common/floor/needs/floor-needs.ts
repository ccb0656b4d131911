import type { CallSid, ConferenceSid } from '../../model/sid.ts';
import type { ConferenceView, RosterView } from '../../roster/view.ts';
import type { Help } from '../../wire/relay-help.ts';
import { onlyOneOn } from '../alone.ts';
import { type NeedContext, needsOfConference } from './conference-needs.ts';
import { NEVER } from './due.ts';
import type { FailedAdd, FoundNeeds, Need } from './need.ts';
import { type DataTrouble, otherNeeds } from './other-needs.ts';

/** All that can want attention. Kept by identity: hand over the same object while nothing changes. */
export interface NeedInputs {
  readonly view: RosterView;
  readonly context: NeedContext;
  readonly help: readonly Help[];
  readonly failedAdds: readonly FailedAdd[];
  /** Null while what keeps the floor true is heard of. */
  readonly trouble: DataTrouble | null;
}

/**
 * Finds what wants attention, looking again only at conferences that changed or whose time has come. It
 * remembers since when somebody is alone: from the moment at which the others were seen to leave, or, of
 * a call that never began, from when they joined. Of what was so before it looked, it counts from then.
 */
export function createNeedsFinder(): (inputs: NeedInputs, now: number) => FoundNeeds {
  const known = new Map<ConferenceSid, Known>();
  let last: Look | null = null;

  return (inputs, now) => {
    const { context } = inputs;
    // A clock that was set back makes nothing true that was found later.
    const goesOn = last !== null && last.inputs.context === context && last.now <= now;
    if (
      last !== null &&
      goesOn &&
      sameInputs(last.inputs, inputs) &&
      now < last.found.nextChangeAt
    ) {
      return last.found;
    }
    const needs: Need[] = [];
    let nextChangeAt = NEVER;
    for (const [sid, conference] of inputs.view.conferences) {
      let one = known.get(sid);
      const stands = goesOn && one?.conference === conference && now < one.found.nextChangeAt;
      if (one === undefined || !stands) {
        const alone = aloneAfter(one?.alone ?? null, conference, now);
        const since = alone?.since ?? null;
        one = { conference, alone, found: needsOfConference(conference, context, since, now) };
        known.set(sid, one);
      }
      for (const need of one.found.needs) needs.push(need);
      nextChangeAt = Math.min(nextChangeAt, one.found.nextChangeAt);
    }
    if (known.size > inputs.view.conferences.size) {
      for (const sid of known.keys()) if (!inputs.view.conferences.has(sid)) known.delete(sid);
    }
    const others = otherNeeds(inputs, now);
    const found = {
      needs: [...needs, ...others.needs],
      nextChangeAt: Math.min(nextChangeAt, others.nextChangeAt),
    };
    last = { inputs, found, now };
    return found;
  };
}

interface Look {
  readonly inputs: NeedInputs;
  readonly found: FoundNeeds;
  readonly now: number;
}

interface Alone {
  readonly callSid: CallSid;
  readonly since: number;
}

interface Known {
  readonly conference: ConferenceView;
  readonly alone: Alone | null;
  readonly found: FoundNeeds;
}

function aloneAfter(before: Alone | null, conference: ConferenceView, now: number): Alone | null {
  const only = onlyOneOn(conference);
  if (only === undefined) return null;
  if (before?.callSid === only.callSid) return before;
  const hasNotBegun = conference.row.status === 'init';
  return { callSid: only.callSid, since: hasNotBegun ? (only.inCallSince ?? now) : now };
}

function sameInputs(a: NeedInputs, b: NeedInputs): boolean {
  return (
    a.view === b.view &&
    a.context === b.context &&
    a.help === b.help &&
    a.failedAdds === b.failedAdds &&
    a.trouble === b.trouble
  );
}
