import type { Clock } from '../time/clock.ts';
import type { Announcement, AnnouncementSpec } from './announcement.ts';

interface AnnouncerNeeds {
  readonly clock: Clock;
  /** What was asked for, oldest first. */
  readonly announcements: Announcement[];
  readonly onEnd: (announcement: Announcement) => void;
  /** Whether there is something to be heard at an address of this machine. */
  readonly fetches: (announcement: AnnouncementSpec) => Promise<boolean>;
}

const KEPT = 1_000;
/** How long every announcement takes here, in milliseconds. */
const LENGTH = 5_000;
const NOWHERE = '.invalid';
const THIS_MACHINE = '127.0.0.1';

/**
 * Plays announcements without fetching them, but for those of this machine: a rehearsal calls nobody. As with Twilio, one whose URL
 * leads nowhere fails in silence; that is what hosts under `.invalid` are for (RFC 2606).
 */
export function createAnnouncer({ clock, announcements, onEnd, fetches }: AnnouncerNeeds) {
  return (spec: AnnouncementSpec): void => {
    const announcement = { ...spec, at: clock.now() };
    announcements.push(announcement);
    if (announcements.length > KEPT) announcements.shift();
    const { hostname } = URL.canParse(spec.url) ? new URL(spec.url) : { hostname: NOWHERE };
    const play = () => clock.after(LENGTH, () => onEnd(announcement));
    if (hostname === THIS_MACHINE) void fetches(announcement).then((isThere) => isThere && play());
    else if (!hostname.endsWith(NOWHERE)) play();
  };
}
