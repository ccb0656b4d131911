import type { Failure } from '../../common/failure.ts';
import type { Session } from '../../common/ipc/session.ts';
import type { RosterSnapshot } from '../../common/roster/patch.ts';

/** Takes people out of a text. */
export type Tell = (text: string) => string;

/** Who is signed in is told by how, and not by whom; the link whole. */
export function sessionTold(session: Session, tell: Tell) {
  if (session.state === 'signed-out') return { state: session.state };
  const { kind, link, profile } = session;
  const { relay } = profile;
  return {
    state: session.state,
    kind,
    signsInWith: relay?.gateway ? 'relay' : profile.apiKeySid === null ? 'auth token' : 'API key',
    region: profile.region,
    edge: profile.edge,
    baseUrl: profile.baseUrl === null ? null : hostOf(profile.baseUrl),
    relay:
      relay === undefined
        ? null
        : { host: hostOf(relay.url), gateway: relay.gateway, role: relay.role ?? null },
    supervisorPhone: kindOf(profile.endpoint),
    callerId: kindOf(profile.callerId),
    requestsPerMinute: profile.requestsPerMinute,
    requestsAtOnce: profile.requestsAtOnce,
    link: {
      ...link,
      since: timeOf(link.since),
      lastReadAt: timeOf(link.lastReadAt),
      nextReadAt: timeOf(link.nextReadAt),
      failure: failureTold(link.failure, tell),
      events: {
        ...link.events,
        since: timeOf(link.events.since),
        lastEventAt: timeOf(link.events.lastEventAt),
        failure: failureTold(link.events.failure, tell),
      },
    },
  };
}

/** How many there are on the floor, and in which state. */
export function floorTold(floor: RosterSnapshot | null) {
  if (floor === null) return null;
  const people = floor.conferences.flatMap(({ participants }) => participants);
  const statuses = new Map<string, number>();
  for (const { status } of people) statuses.set(status, (statuses.get(status) ?? 0) + 1);
  return {
    conferences: floor.conferences.length,
    participants: people.length,
    byStatus: Object.fromEntries(statuses),
    onHold: people.filter(({ hold }) => hold).length,
    muted: people.filter(({ muted }) => muted).length,
  };
}

export function failureTold(failure: Failure | null, tell: Tell) {
  if (failure === null) return null;
  return { ...failure, message: tell(failure.message), hint: tell(failure.hint) };
}

export function timeOf(ms: number | null): string | null {
  return ms === null || !Number.isFinite(ms) ? null : new Date(ms).toISOString();
}

/** An address may have a key in its path. */
function hostOf(address: string): string {
  try {
    return new URL(address).host;
  } catch {
    return '[not an address]';
  }
}

function kindOf(endpoint: string): 'client' | 'sip' | 'number' {
  if (endpoint.startsWith('client:')) return 'client';
  return /^sips?:/.test(endpoint) ? 'sip' : 'number';
}
