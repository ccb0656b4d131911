import type { Link } from '../../../common/ipc/session.ts';

/** A link to Twilio that is well, with events, of an account that allows 300 requests a minute. */
export function linkOf(changes: Partial<Link> = {}, events: Partial<Link['events']> = {}): Link {
  return {
    state: 'live',
    since: 1_000_000,
    lastReadAt: 2_000_000,
    nextReadAt: 2_010_000,
    failure: null,
    events: {
      state: 'live',
      since: 1_500_000,
      lastEventAt: 2_001_000,
      lagMs: 200,
      passageMs: null,
      missed: 0,
      failure: null,
      ...events,
    },
    requests: { lastMinute: 42, perMinute: 300, budget: 300 },
    ...changes,
  };
}
