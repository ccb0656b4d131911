import type { HistoryEntry } from '../ipc/history.ts';
import type { CallSid } from '../model/sid.ts';
import { createAnnouncementStarts } from './announcement-starts.ts';
import { earliestOf } from './began.ts';
import { inOrder } from './in-order.ts';
import { createLane, type Lane } from './lane.ts';
import { latestNames } from './latest-names.ts';
import { tellPerson } from './person-lane.ts';
import type { Mark, Span } from './span.ts';

/** One call drawn against time: a lane for each person, and one for what concerns all of them. */
export interface CallTimeline {
  /** What the drawing has to reach from and to; null when nothing is known. */
  readonly range: { readonly from: number; readonly to: number } | null;
  /** Null while it has not been seen to end. */
  readonly ended: { readonly at: number; readonly reason: string | null } | null;
  readonly everybody: Swimlane;
  /** In the order in which they came. */
  readonly people: readonly PersonSwimlane[];
}

/** Spans of one kind never overlap, none ends before it begins, and the earliest come first. */
export interface Swimlane {
  readonly spans: readonly Span[];
  readonly marks: readonly Mark[];
}

export interface PersonSwimlane extends Swimlane {
  readonly callSid: CallSid;
  /** Null when nothing ever told. */
  readonly name: string | null;
}

/**
 * What the entries of one call tell, in whatever order and however often they come. `now` is until when
 * the call is known to go on: of one that is watched this moment, of one whose end nobody saw the time
 * of its latest entry.
 */
export function timelineOf(entries: readonly HistoryEntry[], now: number): CallTimeline {
  const ordered = inOrder(entries);
  const names = latestNames(ordered);
  const everybody = createLane();
  const people = new Map<CallSid, Lane>();
  const starts = createAnnouncementStarts();
  let isOver = false;
  let lastAt = Number.NEGATIVE_INFINITY;

  for (const entry of ordered) {
    tell(entry);
    lastAt = Math.max(lastAt, entry.kind === 'spoke' ? entry.to : entry.at);
  }
  const ended = endOf(ordered);
  return {
    range: rangeOf(ordered, ended?.at ?? now, lastAt),
    ended,
    everybody: swimlaneOf(everybody),
    people: [...people].map(([callSid, lane]) => ({
      callSid,
      name: names.get(callSid) ?? null,
      ...swimlaneOf(lane),
    })),
  };

  function tell(entry: HistoryEntry): void {
    const lane = entry.callSid === null ? everybody : laneOf(entry.callSid);
    switch (entry.kind) {
      case 'conference-started':
        // It is found under way once more: nobody looked since the latest entry.
        if (entry.found) closeAll(Math.min(lastAt, entry.at), true);
        isOver = false;
        return;
      case 'conference-ended':
        closeAll(entry.at, false);
        isOver = true;
        return;
      case 'command':
        lane.mark(entry);
        starts.command(entry);
        return;
      case 'alarm':
        lane.mark(entry);
        return;
      case 'announcement': {
        const { played, failure, at } = entry;
        lane.announcement({ name: played, failure }, starts.of(entry), at);
        return;
      }
      case 'named':
        return;
      default:
        tellPerson(lane, entry, isOver);
    }
  }

  function laneOf(callSid: CallSid): Lane {
    const lane = people.get(callSid) ?? createLane();
    people.set(callSid, lane);
    return lane;
  }

  function closeAll(at: number, unseen: boolean): void {
    for (const lane of people.values()) lane.closeAll(at, unseen);
  }
}

function swimlaneOf(lane: Lane): Swimlane {
  return { spans: lane.spans(), marks: lane.marks() };
}

/** A call that was thought to have ended may be found under way. */
function endOf(entries: readonly HistoryEntry[]): CallTimeline['ended'] {
  const turn = entries.findLast(({ kind }) => kind.startsWith('conference-'));
  return turn?.kind === 'conference-ended' ? { at: turn.at, reason: turn.reason } : null;
}

function rangeOf(
  entries: readonly HistoryEntry[],
  until: number,
  lastAt: number,
): CallTimeline['range'] {
  if (entries.length === 0) return null;
  const from = entries.reduce((least, entry) => Math.min(least, earliestOf(entry)), lastAt);
  return { from, to: Math.max(until, lastAt) };
}
