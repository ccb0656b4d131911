import type { Link } from '../../../common/ipc/session.ts';
import { formatAge } from '../../ui/age.ts';
import { formatTime } from '../../ui/duration.tsx';
import { type DataStanding, dataStanding } from './data-standing.ts';

/** One thing that a person may want to know of the data, in words. */
export interface DataDetail {
  readonly about: string;
  readonly words: string;
}

/** What stands behind the one word in the header, for whoever asks. */
export function dataDetails(link: Link, now: number): readonly DataDetail[] {
  const standing = dataStanding(link, now);
  const missed = missedInWords(link);
  return [
    { about: 'Now', words: MEANING[standing] },
    ...(link.failure === null
      ? []
      : [{ about: 'Why', words: `${link.failure.message} ${link.failure.hint}` }]),
    { about: 'Events', words: eventsInWords(link, now) },
    ...(missed === null ? [] : [{ about: 'Missed', words: missed }]),
    { about: 'Readings', words: readingsInWords(link, now) },
    { about: 'Requests', words: requestsInWords(link) },
    { about: 'Next', words: nextInWords(standing, link, now) },
  ];
}

const MEANING: Readonly<Record<DataStanding, string>> = {
  connecting: 'The calls are being read for the first time.',
  live: 'Twilio tells every change as it happens, and readings check it.',
  lagging: 'Twilio’s events come late: a change shows only when its event or a reading comes.',
  resuming: 'Events come again. What happened meanwhile is being told.',
  polling: 'The calls are read again and again. A change shows with the next reading.',
  'polling-only': 'Twilio’s events do not come. A change shows with the next reading.',
  throttled: 'Twilio answered “too many requests”: the calls are read less often.',
  offline: 'Twilio cannot be read. What you see is old.',
  'signed-out': 'Twilio does not accept the credentials any more. What you see is old.',
  late: 'Nothing was heard from Twilio for longer than announced. What you see may be old.',
};

function eventsInWords({ events }: Link, now: number): string {
  const last =
    events.lastEventAt === null
      ? 'None has come yet.'
      : `The last came ${formatAge(now - events.lastEventAt)} ago${lagInWords(events.lagMs)}.`;
  switch (events.state) {
    case 'none':
      return 'This account has no source of events.';
    case 'connecting':
      return `Connecting since ${formatTime(events.since)}.`;
    case 'live':
      return `Live since ${formatTime(events.since)}. ${last}${passageInWords(events.passageMs)}`;
    case 'lagging':
      return `Late since ${formatTime(events.since)}. ${last}${passageInWords(events.passageMs)}`;
    case 'resuming':
      return `Connected again since ${formatTime(events.since)}: what was missed is being told.`;
    case 'offline': {
      const why =
        events.failure === null ? '' : ` ${events.failure.message} ${events.failure.hint}`;
      return `Not connected since ${formatTime(events.since)}.${why}`;
    }
  }
}

function lagInWords(lagMs: number | null): string {
  return lagMs === null || lagMs < 1_000 ? '' : `, ${formatAge(lagMs)} late`;
}

/** Whether the relay or Twilio is to be asked about what came late. */
function passageInWords(passageMs: number | null): string {
  if (passageMs === null) return '';
  const took = passageMs < 1_000 ? `${Math.round(passageMs)} ms` : formatAge(passageMs);
  return ` From the relay to here it took ${took} longer than the quickest.`;
}

function missedInWords({ events: { state, missed } }: Link): string | null {
  if (missed > 0) {
    return missed === 1
      ? '1 event never came; it made its call be read at once.'
      : `${missed} events never came; each made its call be read at once.`;
  }
  return state === 'none' ? null : 'No event is known to be missing.';
}

function readingsInWords({ lastReadAt }: Link, now: number): string {
  return lastReadAt === null
    ? 'The floor has not been read in full yet.'
    : `The whole floor was last read ${formatAge(now - lastReadAt)} ago.`;
}

function requestsInWords({ requests: { lastMinute, perMinute, budget } }: Link): string {
  const allowed = Math.floor(perMinute);
  const used = `${lastMinute} in the last minute, of ${allowed} allowed`;
  if (allowed >= budget) return `${used}.`;
  return `${used}. The budget of this account is ${budget}; it is lowered since Twilio said “too many requests”, and grows back by itself.`;
}

function nextInWords(standing: DataStanding, { nextReadAt }: Link, now: number): string {
  const waitMs = nextReadAt === null ? 0 : nextReadAt - now;
  const when = waitMs >= 1_000 ? `in ${formatAge(waitMs)}` : 'now';
  switch (standing) {
    case 'throttled':
    case 'offline':
    case 'late':
      return `Earshot tries again ${when}, by itself.`;
    case 'signed-out':
      return `Earshot tries again ${when}. Sign out and add the account again with a key that is valid.`;
    case 'polling-only':
      return `The next reading is ${when}. Earshot goes on trying to get events by itself.`;
    case 'connecting':
    case 'live':
    case 'lagging':
    case 'resuming':
    case 'polling':
      return `The next reading is ${when}.`;
  }
}
