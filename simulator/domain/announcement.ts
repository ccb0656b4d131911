import type { HttpMethod } from './subscription.ts';

/** Something to be played to one person or to a whole conference. */
export interface AnnouncementSpec {
  readonly conferenceSid: string;
  /** Null: to everybody. */
  readonly callSid: string | null;
  readonly url: string;
  readonly method: HttpMethod;
}

/** One that was asked for; `at` in milliseconds since the epoch. */
export interface Announcement extends AnnouncementSpec {
  readonly at: number;
}
