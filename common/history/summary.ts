import type { CallSid } from '../model/sid.ts';
import { lengthOf, type SpanKind } from './span.ts';
import type { CallTimeline, PersonSwimlane, Swimlane } from './timeline.ts';

/** A call in numbers, in milliseconds. */
export interface CallSummary {
  readonly people: readonly PersonSummary[];
  readonly longestHold: LongestHold | null;
  /** All holds of everybody. */
  readonly totalHoldMs: number;
  readonly commands: number;
  readonly failedCommands: number;
  readonly alarms: number;
  readonly coachings: number;
  readonly outcome: Outcome;
}

interface LongestHold {
  readonly callSid: CallSid;
  readonly ms: number;
  /** Its beginning or its end was not seen. */
  readonly isAtLeast: boolean;
}

/** `reason` is Twilio's, null where no event told. */
type Outcome =
  | { readonly is: 'going-on' }
  | { readonly is: 'ended'; readonly at: number; readonly reason: string | null };

export interface PersonSummary {
  readonly callSid: CallSid;
  readonly name: string | null;
  readonly inCallMs: number;
  readonly talkMs: number;
  /** Their part of all the talk, from 0 to 1; null where no talk is known. */
  readonly talkShare: number | null;
  readonly heldMs: number;
  readonly mutedMs: number;
}

/** `now` as the timeline was made with. */
export function summaryOf(timeline: CallTimeline, now: number): CallSummary {
  const { people, everybody, ended } = timeline;
  const lanes: readonly Swimlane[] = [everybody, ...people];
  const marks = lanes.flatMap((lane) => lane.marks);
  const commands = marks.filter(({ kind }) => kind === 'command');
  const allTalkMs = sum(people.map((person) => totalOf(person, 'talk', now)));
  return {
    people: people.map((person) => personOf(person, allTalkMs, now)),
    longestHold: longestHoldOf(people, now),
    totalHoldMs: sum(people.map((person) => totalOf(person, 'hold', now))),
    commands: commands.length,
    failedCommands: commands.filter(({ failure }) => failure !== null).length,
    alarms: marks.length - commands.length,
    coachings: sum(people.map(({ spans }) => spans.filter(({ kind }) => kind === 'coach').length)),
    outcome: ended === null ? { is: 'going-on' } : { is: 'ended', ...ended },
  };
}

function personOf(person: PersonSwimlane, allTalkMs: number, now: number): PersonSummary {
  const talkMs = totalOf(person, 'talk', now);
  return {
    callSid: person.callSid,
    name: person.name,
    inCallMs: totalOf(person, 'in-call', now),
    talkMs,
    talkShare: allTalkMs === 0 ? null : talkMs / allTalkMs,
    heldMs: totalOf(person, 'hold', now),
    mutedMs: totalOf(person, 'mute', now),
  };
}

function longestHoldOf(people: readonly PersonSwimlane[], now: number) {
  return people
    .flatMap(({ callSid, spans }) =>
      spans
        .filter(({ kind }) => kind === 'hold')
        .map((span) => ({
          callSid,
          ms: lengthOf(span, now),
          isAtLeast: span.beganUnseen || span.endedUnseen,
        })),
    )
    .reduce<CallSummary['longestHold']>(
      (longest, hold) => (longest === null || hold.ms > longest.ms ? hold : longest),
      null,
    );
}

function totalOf({ spans }: Swimlane, kind: SpanKind, now: number): number {
  return sum(spans.filter((span) => span.kind === kind).map((span) => lengthOf(span, now)));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
