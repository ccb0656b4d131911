/**
 * Tells by our clock when an event happened that Twilio dated by its own, right to the second. The two
 * clocks may differ by any amount.
 *
 * Let `ahead` be how far our clock is ahead of Twilio's. What happened at `t` by our clock is dated
 * `at = t - ahead - rest`, the rest being the part of a second that the date leaves out, and comes at
 * `receivedAt = t + delay`. So `receivedAt - at = ahead + rest + delay`, and the least of many such
 * differences, `offset`, comes close to `ahead` from above as soon as one event of them was quick.
 * Hence `t = at + ahead + rest < at + offset + 1 s`, whatever the delays: it cannot have happened later
 * than that, nor later than it came. It may have happened up to 2 s and the delay of the quickest
 * earlier, when the rest of the quickest was large and its own is small; many quick events bring this
 * close to 1 s. Dates that are rounded instead of cut make no difference.
 */
export interface EventClock {
  /** Both in milliseconds since the epoch; `receivedAt` never goes back. */
  estimate(at: number, receivedAt: number): EventTime;
  /** Of what waited somewhere on its way: how late it comes says nothing of how the clocks differ. */
  estimateLate(at: number, receivedAt: number): EventTime;
  /** Learns anew how the clocks differ, since one of them was set. */
  reset(): void;
}

interface EventTime {
  /** The latest moment by our clock at which it may have happened; never after it came. */
  readonly asOf: number;
  /** How much later than the quickest it came; up to a second of it is the dates' own. */
  readonly lagMs: number;
}

/** How long a difference counts: clocks drift apart by some 30 ms in that time. */
const WINDOW_MS = 10 * 60_000;
const SPAN_MS = 10_000;

/**
 * No event is that late many times in a row: our clock was set forward, or Twilio's back, and the least
 * difference cannot follow. A smaller step passes for lateness, which makes the console read more often,
 * until the window has moved on. When a clock is set the other way, the very next event tells.
 */
const STEP_MS = 75_000;
const STEP_EVENTS = 5;
/** Late events that had piled up somewhere come all at once. */
const STEP_LASTS_MS = 10_000;

export function createEventClock(): EventClock {
  /** The least difference of each ten seconds, oldest first. */
  let spans: readonly Span[] = [];
  /** The events in a row, up to now, that came as late as if a clock had been set. */
  let run: Run | null = null;
  /** However old it is and whatever was set since: the best there is for what comes late. */
  let latest = Number.POSITIVE_INFINITY;

  function note(difference: number, receivedAt: number): number {
    spans = withDifference(spans, difference, receivedAt);
    const offset = leastOf(spans);
    if (difference - offset < STEP_MS) {
      run = null;
      return offset;
    }
    run = {
      since: run?.since ?? receivedAt,
      events: (run?.events ?? 0) + 1,
      least: Math.min(run?.least ?? difference, difference),
    };
    if (run.events < STEP_EVENTS || receivedAt - run.since < STEP_LASTS_MS) return offset;
    const { least } = run;
    run = null;
    spans = withDifference([], least, receivedAt);
    return least;
  }

  return {
    estimate(at, receivedAt) {
      latest = note(receivedAt - at, receivedAt);
      return timeOf(at, receivedAt, latest);
    },
    estimateLate: (at, receivedAt) => timeOf(at, receivedAt, Math.min(latest, receivedAt - at)),
    reset() {
      spans = [];
      run = null;
    },
  };
}

const DATE_RESOLUTION_MS = 1_000;

function timeOf(at: number, receivedAt: number, offset: number): EventTime {
  return {
    asOf: Math.min(receivedAt, at + offset + DATE_RESOLUTION_MS),
    lagMs: receivedAt - at - offset,
  };
}

interface Span {
  readonly from: number;
  readonly least: number;
}

interface Run {
  readonly since: number;
  readonly events: number;
  readonly least: number;
}

function withDifference(
  spans: readonly Span[],
  difference: number,
  receivedAt: number,
): readonly Span[] {
  const latest = spans.at(-1);
  if (latest !== undefined && receivedAt < latest.from + SPAN_MS) {
    return difference < latest.least ? spans.with(-1, { ...latest, least: difference }) : spans;
  }
  return [
    ...spans.filter(({ from }) => from > receivedAt - WINDOW_MS),
    { from: receivedAt, least: difference },
  ];
}

const leastOf = (spans: readonly Span[]) => Math.min(...spans.map(({ least }) => least));
