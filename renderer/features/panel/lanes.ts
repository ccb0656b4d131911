import { withHeardCoaching } from '../../../common/history/heard-coaching.ts';
import type { Span, SpanKind } from '../../../common/history/span.ts';
import type { CallTimeline, Swimlane } from '../../../common/history/timeline.ts';
import type { CallSid } from '../../../common/model/sid.ts';
import { isDialling } from '../../../common/roster/clocks.ts';
import type { ParticipantRow } from '../../../common/roster/rows.ts';
import type { ConferenceView } from '../../../common/roster/view.ts';

/** One line against time. */
export interface PanelLane extends Swimlane {
  /** Null: what concerns all of them. */
  readonly callSid: CallSid | null;
  /** As the history knows it; who is on the call now is named by their row. */
  readonly name: string | null;
}

/**
 * The lanes of a call from `since` on: who is there now, then who was, then what concerned all. Of what
 * goes on now the rows tell, which are confirmed and come first; of what was, the history. `timeline` is
 * null where nothing is kept.
 */
export function lanesOf(
  timeline: CallTimeline | null,
  { participants }: ConferenceView,
  since: number,
): readonly PanelLane[] {
  const known = new Map(timeline?.people.map((person) => [person.callSid, person]));
  const here = [...participants.values()].map((row): PanelLane => {
    const past = known.get(row.callSid);
    const spans = past?.spans ?? [];
    const ended = withHeardCoaching(spans).filter(({ to }) => to !== null);
    return {
      callSid: row.callSid,
      name: past?.name ?? null,
      spans: [...ended, ...spansNow(row, spans)],
      marks: past?.marks ?? [],
    };
  });
  const gone = (timeline?.people ?? [])
    .filter(({ callSid }) => !participants.has(callSid))
    // The roster does not show them any more: nothing of theirs goes on.
    .map((person) => ({
      ...person,
      spans: withHeardCoaching(person.spans).filter(({ to }) => to !== null),
    }))
    .filter((lane) => isSeen(lane, since));
  const all: PanelLane = {
    callSid: null,
    name: null,
    ...(timeline?.everybody ?? { spans: [], marks: [] }),
  };
  return [...here, ...gone, ...(isSeen(all, since) ? [all] : [])];
}

function isSeen({ spans, marks }: Swimlane, since: number): boolean {
  return spans.some(({ to }) => to === null || to >= since) || marks.some(({ at }) => at >= since);
}

function spansNow(row: ParticipantRow, past: readonly Span[]): readonly Span[] {
  return [
    going('ring', isDialling(row) ? row.createdAt : null),
    going('in-call', row.inCallSince),
    going('mute', row.mutedSince),
    going('hold', row.heldSince),
    going('talk', row.speakingSince),
    coaching(row, past),
  ].filter((span) => span !== null);
}

function going(
  kind: Exclude<SpanKind, 'coach' | 'announcement'>,
  since: number | null,
): Span | null {
  return since === null ? null : { kind, from: since, ...GOES_ON };
}

/**
 * Rows do not say since when somebody coaches, and the history may not have heard yet that they are
 * unmuted.
 */
function coaching(row: ParticipantRow, past: readonly Span[]): Span | null {
  if (!row.coaching || row.muted || row.hold || row.status !== 'connected') return null;
  const heard = withHeardCoaching(past).find(isCoachingNow);
  if (heard !== undefined) return heard;
  const told = past.find(isCoachingNow);
  if (told !== undefined) {
    return { ...told, from: Math.max(told.from, row.audibleSince ?? row.asOf) };
  }
  const coached = { callSid: row.callSidToCoach, name: null };
  return { kind: 'coach', from: row.asOf, ...GOES_ON, beganUnseen: true, coached };
}

function isCoachingNow(span: Span): boolean {
  return span.kind === 'coach' && span.to === null;
}

const GOES_ON = { to: null, beganUnseen: false, endedUnseen: false } as const;
