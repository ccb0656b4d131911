import type { Link } from '../../../common/ipc/session.ts';
import type { ActiveSession } from '../../store/session-store.ts';
import { type DataStanding, dataStanding } from './data-standing.ts';
import { type About, dataWords } from './data-words.ts';

/** One thing that a person may want to know of the data, in words. */
export interface DataDetail {
  readonly about: About;
  readonly words: string;
}

/** Whose data it is: what of a session says where it comes from. */
export type DataSource = Pick<ActiveSession, 'kind' | 'profile'>;

/** What stands behind the one word in the header, for whoever asks. */
export function dataDetails(
  link: Link,
  now: number,
  source: DataSource | null = null,
): readonly DataDetail[] {
  const standing = dataStanding(link, now);
  const { failure } = link;
  return [
    { about: 'now', words: dataWords.now(standing) },
    { about: 'why', words: failure === null ? '' : dataWords.why(failure.message, failure.hint) },
    { about: 'next', words: nextInWords(standing, link, now) },
    { about: 'sources', words: source === null ? '' : sourcesInWords(source) },
    { about: 'events', words: eventsInWords(link, now) },
    { about: 'lag', words: lagInWords(link) },
    { about: 'missed', words: missedInWords(link) },
    { about: 'readings', words: readingsInWords(link, now) },
    { about: 'requests', words: requestsInWords(link) },
  ].filter((detail): detail is DataDetail => detail.words !== '');
}

function sourcesInWords({ kind, profile: { relay } }: DataSource): string {
  return dataWords.sources(relay?.url ?? null, relay?.gateway ?? false, kind === 'rehearsal');
}

function eventsInWords({ events }: Link, now: number): string {
  const { since, failure, lastEventAt } = events;
  switch (events.state) {
    case 'none':
      return dataWords.noSource();
    case 'connecting':
      return dataWords.eventsConnecting(since);
    case 'live':
    case 'lagging': {
      const last =
        lastEventAt === null ? dataWords.noEventYet() : dataWords.lastEvent(now - lastEventAt);
      return dataWords.eventsCome(events.state === 'lagging', since, last);
    }
    case 'resuming':
      return dataWords.eventsResuming(since);
    case 'offline':
      return dataWords.eventsAway(
        since,
        failure === null ? '' : ` ${dataWords.why(failure.message, failure.hint)}`,
      );
  }
}

/** Nothing where no event has told. */
function lagInWords({ events: { state, lagMs, passageMs } }: Link): string {
  if ((state !== 'live' && state !== 'lagging') || lagMs === null) return '';
  const passage = passageMs === null ? '' : ` ${dataWords.passage(passageMs)}`;
  return `${dataWords.lag(lagMs)}${passage}`;
}

function missedInWords({ events: { state, missed } }: Link): string {
  if (missed > 0) return dataWords.missed(missed);
  return state === 'none' ? '' : dataWords.noneMissed();
}

function readingsInWords({ lastReadAt }: Link, now: number): string {
  return lastReadAt === null ? dataWords.neverRead() : dataWords.lastRead(now - lastReadAt);
}

function requestsInWords({ requests: { lastMinute, perMinute, budget } }: Link): string {
  const allowed = Math.floor(perMinute);
  const used = dataWords.requests(lastMinute, allowed);
  return allowed >= budget ? used : `${used} ${dataWords.lowered(budget)}`;
}

function nextInWords(standing: DataStanding, { nextReadAt }: Link, now: number): string {
  const waitMs = nextReadAt === null ? 0 : nextReadAt - now;
  switch (standing) {
    case 'throttled':
    case 'offline':
    case 'late':
      return dataWords.triesAgain(waitMs);
    case 'signed-out':
      return dataWords.signedOut(waitMs);
    case 'polling-only':
      return `${dataWords.nextReading(waitMs)} ${dataWords.eventsTriedAgain()}`;
    case 'connecting':
    case 'live':
    case 'lagging':
    case 'resuming':
    case 'polling':
      return dataWords.nextReading(waitMs);
  }
}
