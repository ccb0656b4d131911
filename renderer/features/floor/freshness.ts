import { confirmedLast, STALE_AFTER_MS } from '../../../common/floor/freshness.ts';
import type { ConferenceRow, ParticipantRow } from '../../../common/roster/rows.ts';
import { formatAge } from '../../ui/age.ts';
import { lineWords } from './line-words.ts';

/** How far what is shown can be believed, from what needs no mark at all to what warns. */
export type Freshness =
  | 'unread' // the conference is known and nobody on it
  | 'live' // events keep it true
  | 'fresh'
  | 'aging'
  | 'old';

/** Older than this is said in sight, in milliseconds. */
export const AGING_MS = 15_000;

export function conferenceFreshness(conference: ConferenceRow, now: number): Freshness {
  if (conference.participantsAsOf === null) return 'unread';
  return conference.events === 'healthy' ? 'live' : levelOf(now - conference.participantsAsOf);
}

export function participantFreshness(
  participant: ParticipantRow,
  conference: ConferenceRow,
  now: number,
): Freshness {
  if (conference.events === 'healthy') return 'live';
  return levelOf(now - confirmedLast(participant, conference).at);
}

/** As it stands at the end of a conference's line. */
export function conferenceAgeInWords(conference: ConferenceRow, now: number): string {
  const isFresh = conferenceFreshness(conference, now) === 'fresh';
  return lineWords.conferenceAge(conference, isFresh, now);
}

/** Which of Twilio's words confirmed a row last, and how long ago. */
export function confirmationInWords(
  participant: ParticipantRow,
  conference: ConferenceRow,
  now: number,
): string {
  const { by, at } = confirmedLast(participant, conference);
  return lineWords.confirmed(by, now - at, conference.events === 'healthy');
}

export function participantAge(
  participant: ParticipantRow,
  conference: ConferenceRow,
  now: number,
): string {
  return formatAge(now - confirmedLast(participant, conference).at);
}

function levelOf(ageMs: number): Freshness {
  if (ageMs > STALE_AFTER_MS) return 'old';
  return ageMs > AGING_MS ? 'aging' : 'fresh';
}
