import type { Link } from '../../common/ipc/session.ts';
import type { ConferenceEvent } from '../../common/model/conference-event.ts';
import type { Clock } from './clock.ts';
import { createEventClock } from './event-clock.ts';
import type { EventListener, EventSource } from './event-source.ts';
import type { RosterService } from './roster-service.ts';

/** Takes Twilio's callbacks into the roster, and knows how good their source is. */
export interface EventIntake {
  open(): void;
  link(): Link['events'];
  /** Whether events arrive at present, so that they tell of new conferences. */
  isUp(): boolean;
  /** The clocks may have been set. */
  resetClock(): void;
  close(): void;
}

interface EventIntakeNeeds {
  /** Null where an account has none. */
  readonly source: EventSource | null;
  readonly roster: RosterService;
  readonly clock: Clock;
  /** What is shown may be old, since events were lost or begin to come only now. */
  readonly onBreak: () => void;
  readonly onLink: () => void;
  readonly onEvent: (event: ConferenceEvent) => void;
}

/** Events that come this much later than the quickest, in milliseconds, are late. */
const LATE_MS = 3_000;
/** The source lags while half of the latest events were late. */
const LATEST = 8;

export function createEventIntake(needs: EventIntakeNeeds): EventIntake {
  const { source, roster, clock, onBreak, onLink, onEvent } = needs;
  const times = createEventClock();
  let lags: readonly number[] = [];
  let lastEventAt: number | null = null;
  let status: Pick<Link['events'], 'state' | 'since' | 'failure'> = {
    state: source === null ? 'none' : 'connecting',
    since: clock.now(),
    failure: null,
  };

  const listener: EventListener = {
    up() {
      // The connection may have been lost without a word.
      roster.apply({ kind: 'events-broken', asOf: clock.now() });
      become('live', null);
      onBreak();
    },
    down(failure) {
      lags = [];
      roster.apply({ kind: 'events-broken', asOf: clock.now() });
      become('offline', failure);
      onBreak();
    },
    lost() {
      roster.apply({ kind: 'events-broken', asOf: clock.now() });
      onBreak();
    },
    event(event) {
      const receivedAt = clock.now();
      const { asOf, lagMs } = times.estimate(event.at, receivedAt);
      lastEventAt = receivedAt;
      lags = [...lags, lagMs].slice(-LATEST);
      if (status.state === 'live' || status.state === 'lagging') {
        become(isLagging() ? 'lagging' : 'live', null);
      }
      const happenedAt = receivedAt - lagMs;
      roster.apply({ kind: 'event', asOf, happenedAt, receivedAt, event });
      onEvent(event);
    },
  };

  return {
    open: () => source?.open(listener),
    link: () => ({
      ...status,
      lastEventAt,
      lagMs: lags.at(-1) ?? null,
      missed: roster.roster().missedEvents,
    }),
    isUp: () => status.state === 'live' || status.state === 'lagging',
    resetClock: () => times.reset(),
    close: () => source?.close(),
  };

  function isLagging(): boolean {
    return lags.filter((ms) => ms > LATE_MS).length * 2 >= LATEST;
  }

  function become(state: Link['events']['state'], failure: Link['events']['failure']): void {
    if (state === status.state && failure === status.failure) return;
    status = { state, since: state === status.state ? status.since : clock.now(), failure };
    onLink();
  }
}
