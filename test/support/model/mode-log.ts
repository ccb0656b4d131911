import type { ModeWords, TwilioTruth } from './twilio-truth.ts';
import type { Handled } from './wire.ts';

/** The modes of the supervisor's own legs over time, and what Twilio said of them. */
export interface ModeLog {
  /** Twilio handled a request. */
  handled(handled: Handled): void;
  /** Something happened on the floor. */
  happened(): void;
  /** What answers to changes said, which arrived at that very moment. */
  whenAnswered(callSid: string, arrivedAt: number): readonly Said[];
  /** What was said in answers that have arrived, to readings that Twilio handled since. */
  whenRead(callSid: string, since: number): readonly Said[];
  /** By CallSid, all modes that there were from then on. */
  since(time: number): readonly ReadonlyMap<string, ModeWords>[];
}

interface Said {
  /** When it was so. */
  readonly at: number;
  readonly mode: ModeWords;
}

interface Entry {
  readonly at: number;
  readonly handled: Handled | null;
  readonly modes: ReadonlyMap<string, ModeWords>;
}

export function createModeLog(truth: TwilioTruth, now: () => number): ModeLog {
  /** In the order of time. */
  const entries: Entry[] = [];

  return {
    handled: record,
    happened: () => record(null),
    whenAnswered: (callSid, arrivedAt) =>
      said(callSid, (one) => one.request.method !== 'GET' && one.arrivedAt === arrivedAt),
    whenRead: (callSid, since) =>
      said(callSid, (one) => one.request.method === 'GET' && one.arrivedAt !== null, since),
    since: (time) => entries.slice(Math.max(0, firstSince(time) - 1)).map(({ modes }) => modes),
  };

  function record(handled: Handled | null): void {
    const legs = truth.ownLegs();
    const modes = new Map(legs.map(({ callSid }) => [callSid, truth.modeOf(callSid)]));
    entries.push({ at: now(), handled, modes });
  }

  function said(
    callSid: string,
    counts: (handled: Handled) => boolean,
    since = Number.NEGATIVE_INFINITY,
  ): readonly Said[] {
    return entries
      .slice(firstSince(since))
      .filter(({ handled }) => handled !== null && counts(handled))
      .filter(({ handled }) => handled?.answer.text.includes(callSid))
      .map(({ at, modes }) => ({ at, mode: modes.get(callSid) ?? 'gone' }));
  }

  function firstSince(time: number): number {
    let first = entries.length;
    while (first > 0 && (entries[first - 1]?.at ?? 0) >= time) first -= 1;
    return first;
  }
}
