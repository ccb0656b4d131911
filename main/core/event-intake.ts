import type { Link } from '../../common/ipc/session.ts';
import type { CallProgress } from '../../common/model/call.ts';
import type { ConferenceEvent } from '../../common/model/conference-event.ts';
import type { CallSid, ConferenceSid } from '../../common/model/sid.ts';
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
  /** Events keep nothing true for now: readings stand in. */
  readonly onPause: () => void;
  readonly onLink: () => void;
  readonly onEvent: (event: ConferenceEvent) => void;
  readonly onProgress: (progress: CallProgress) => void;
  readonly onRecording: (conferenceSid: ConferenceSid) => void;
}

/** Events that come this much later than the quickest, in milliseconds, are late. */
const LATE_MS = 3_000;
/** The source lags while half of the latest events were late. */
const LATEST = 8;

export function createEventIntake(needs: EventIntakeNeeds): EventIntake {
  const { source, roster, clock, onBreak, onPause, onLink, onEvent, onProgress, onRecording } =
    needs;
  const times = createEventClock();
  /** The source's clock, like Twilio's, may differ from ours by any amount. */
  const passages = createEventClock();
  let lags: readonly number[] = [];
  let passageMs: number | null = null;
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
      roster.apply({ kind: 'events-resumed', asOf: clock.now() });
      become('live', null);
      onBreak();
    },
    down(failure) {
      forgetLags();
      roster.apply({ kind: 'events-paused', asOf: clock.now() });
      become('offline', failure);
      onPause();
    },
    resuming() {
      roster.apply({ kind: 'events-paused', asOf: clock.now() });
      become('resuming', null);
    },
    resumed() {
      forgetLags();
      roster.apply({ kind: 'events-resumed', asOf: clock.now() });
      become('live', null);
    },
    lost() {
      roster.apply({ kind: 'events-broken', asOf: clock.now() });
      onBreak();
    },
    event(event, takenInAt) {
      const receivedAt = clock.now();
      // What happened while the line was cut comes all at once, and none of it just now.
      const estimate = isUp() ? times.estimate : times.estimateLate;
      const { asOf, lagMs } = estimate(event.at, receivedAt);
      lastEventAt = receivedAt;
      if (isUp()) {
        lags = [...lags, lagMs].slice(-LATEST);
        if (takenInAt !== undefined) passageMs = passages.estimate(takenInAt, receivedAt).lagMs;
        become(isLagging() ? 'lagging' : 'live', null);
      }
      const happenedAt = receivedAt - lagMs;
      roster.apply({ kind: 'event', asOf, happenedAt, receivedAt, event });
      onEvent(event);
    },
    hint(conferenceSid) {
      const isKnown = roster.roster().conferences.has(conferenceSid);
      roster.doubt(isKnown ? { about: 'conference', conferenceSid } : { about: 'floor' });
    },
    callProgress: (progress) => onProgress(progress),
    recordingTold: (conferenceSid) => onRecording(conferenceSid),
    callEnded(callSid) {
      const conferenceSid = whereRings(callSid);
      if (conferenceSid !== null) roster.doubt({ about: 'participant', conferenceSid, callSid });
    },
  };

  return {
    open: () => source?.open(listener),
    link: () => ({
      ...status,
      lastEventAt,
      lagMs: lags.at(-1) ?? null,
      passageMs,
      missed: roster.roster().missedEvents,
    }),
    isUp,
    resetClock() {
      times.reset();
      passages.reset();
    },
    close: () => source?.close(),
  };

  function isUp(): boolean {
    return status.state === 'live' || status.state === 'lagging';
  }

  function isLagging(): boolean {
    return lags.filter((ms) => ms > LATE_MS).length * 2 >= LATEST;
  }

  /** What waited for the line to come back says nothing of how late events are otherwise. */
  function forgetLags(): void {
    lags = [];
    passageMs = null;
  }

  /** Of a leg that was connected its conference tells; of one that only rang nothing else may. */
  function whereRings(callSid: CallSid): ConferenceSid | null {
    for (const [conferenceSid, { participants }] of roster.roster().conferences) {
      const row = participants.get(callSid);
      if (row !== undefined) return row.status === 'connected' ? null : conferenceSid;
    }
    return null;
  }

  function become(state: Link['events']['state'], failure: Link['events']['failure']): void {
    if (state === status.state && failure === status.failure) return;
    status = { state, since: state === status.state ? status.since : clock.now(), failure };
    onLink();
  }
}
