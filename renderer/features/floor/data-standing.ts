import type { Link } from '../../../common/ipc/session.ts';
import { linkStanding } from './link-standing.ts';

/** Where what is on the screen comes from, and how well, in one word. */
export type DataStanding =
  | 'connecting'
  | 'live' // events, checked by readings
  | 'lagging' // events that come late
  | 'resuming' // what was missed meanwhile is on its way
  | 'polling' // no source of events: readings are all there is
  | 'polling-only' // events are lost, readings stand in
  | 'throttled'
  | 'offline'
  | 'signed-out'
  | 'late'; // nothing was heard for longer than announced

/** Trouble with Twilio itself comes before trouble with its events: no command works either. */
export function dataStanding(link: Link, now: number): DataStanding {
  const standing = linkStanding(link, now);
  switch (standing) {
    case 'unauthorized':
      return 'signed-out';
    case 'stale':
      return 'offline';
    case 'live':
      return EVENTS[link.events.state];
    case 'connecting':
    case 'late':
    case 'throttled':
      return standing;
  }
}

const EVENTS = {
  none: 'polling',
  connecting: 'polling',
  live: 'live',
  lagging: 'lagging',
  resuming: 'resuming',
  offline: 'polling-only',
} as const;

/** When anything that keeps the rows true was heard last: a reading of the whole floor, or an event. */
export function lastHeardAt({ lastReadAt, events }: Link): number | null {
  const times = [lastReadAt, events.lastEventAt].filter((at) => at !== null);
  return times.length === 0 ? null : Math.max(...times);
}
