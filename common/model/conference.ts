import type { ConferenceSid } from './sid.ts';

export type ConferenceStatus = 'init' | 'in-progress' | 'completed';

/** A conference as Twilio last described it. Times are milliseconds since the epoch. */
export interface Conference {
  readonly sid: ConferenceSid;
  readonly friendlyName: string;
  readonly status: ConferenceStatus;
  readonly region: string | null;
  readonly createdAt: number;
}
