import type { Clock } from '../time/clock.ts';
import type { Announcement, AnnouncementSpec } from './announcement.ts';

interface AnnouncerNeeds {
  readonly clock: Clock;
  /** What was asked for, oldest first. */
  readonly announcements: Announcement[];
  readonly onEnd: (announcement: Announcement) => void;
}

const KEPT = 1_000;
/** How long every announcement takes here, in milliseconds. */
const LENGTH = 5_000;
const NOWHERE = '.invalid';

/**
 * Plays announcements without fetching them: a rehearsal calls nobody. As with Twilio, one whose URL
 * leads nowhere fails in silence; that is what hosts under `.invalid` are for (RFC 2606).
 */
export function createAnnouncer({ clock, announcements, onEnd }: AnnouncerNeeds) {
  return (spec: AnnouncementSpec): void => {
    const announcement = { ...spec, at: clock.now() };
    announcements.push(announcement);
    if (announcements.length > KEPT) announcements.shift();
    const { hostname } = URL.canParse(spec.url) ? new URL(spec.url) : { hostname: NOWHERE };
    if (!hostname.endsWith(NOWHERE)) clock.after(LENGTH, () => onEnd(announcement));
  };
}
