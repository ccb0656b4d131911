import type { ConferenceRow, ParticipantRow } from '../../../common/roster/rows.ts';
import { formatAge } from '../../ui/age.ts';

/** How far what is shown can be believed, from what needs no mark at all to what warns. */
export type Freshness =
  | 'unread' // the conference is known and nobody on it
  | 'live' // events keep it true
  | 'fresh'
  | 'aging'
  | 'old';

/** Older than this is said in sight, in milliseconds. */
export const AGING_MS = 15_000;
/** Older than this warns, in milliseconds. */
export const OLD_MS = 60_000;

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
  return levelOf(now - lastConfirmed(participant, conference).at);
}

/** As it stands at the end of a conference's line. */
export function conferenceAgeInWords(conference: ConferenceRow, now: number): string {
  if (conference.participantsAsOf === null) return 'not read yet';
  if (conference.events === 'healthy') return 'live';
  const age = formatAge(now - conference.participantsAsOf);
  if (conference.events === 'doubtful') return 'an event is missing: reading this call again';
  return conferenceFreshness(conference, now) === 'fresh' ? `read ${age} ago` : `${age} old`;
}

/** What hovering the end of a conference's line says. */
export function conferenceAgeTitle(conference: ConferenceRow, now: number): string {
  if (conference.participantsAsOf === null) return 'Nobody on this call has been read yet.';
  const read = `Read in full ${formatAge(now - conference.participantsAsOf)} ago.`;
  switch (conference.events) {
    case 'healthy':
      return `Twilio’s events keep this call true. ${read}`;
    case 'doubtful':
      return `${read} An event since then never came, so it may be otherwise by now.`;
    case 'none':
      return `${read} Twilio sends no events of this call, so it is read again and again.`;
  }
}

/** Which of Twilio's words confirmed a row last, and how long ago. */
export function confirmationInWords(
  participant: ParticipantRow,
  conference: ConferenceRow,
  now: number,
): string {
  const { by, at } = lastConfirmed(participant, conference);
  const kept = conference.events === 'healthy' ? ' Twilio’s events keep it true.' : '';
  return `Confirmed by ${SOURCE[by]} ${formatAge(now - at)} ago.${kept}`;
}

export function participantAge(
  participant: ParticipantRow,
  conference: ConferenceRow,
  now: number,
): string {
  return formatAge(now - lastConfirmed(participant, conference).at);
}

/** A whole list that changed nothing confirms everybody on it without touching their rows. */
function lastConfirmed(
  { asOf, source }: ParticipantRow,
  { participantsAsOf }: ConferenceRow,
): { readonly by: ParticipantRow['source']; readonly at: number } {
  return participantsAsOf !== null && participantsAsOf > asOf
    ? { by: 'poll', at: participantsAsOf }
    : { by: source, at: asOf };
}

function levelOf(ageMs: number): Freshness {
  if (ageMs > OLD_MS) return 'old';
  return ageMs > AGING_MS ? 'aging' : 'fresh';
}

const SOURCE = {
  poll: 'a reading',
  answer: 'Twilio’s answer',
  event: 'an event',
} as const;
