import type { ConferenceRow, ParticipantRow } from '../../../common/roster/rows.ts';

/** Whom an announcement is for. */
export type AnnounceTarget =
  | { readonly kind: 'one'; readonly participant: ParticipantRow }
  | { readonly kind: 'all'; readonly conference: ConferenceRow }
  /** Selected people, on however many calls. */
  | { readonly kind: 'many'; readonly rows: readonly ParticipantRow[] };

/** What is played, and at which address Twilio finds it. */
export interface Playable {
  readonly url: string;
  readonly method: 'GET' | 'POST';
  /** What is said there, as it was typed. */
  readonly text?: string;
}
