import type { Server, Socket } from 'socket.io';
import {
  type Lease,
  type LeaseAnswer,
  leaseReleaseSchema,
  leaseSchema,
  leaseTakeSchema,
  PRESENCE_TTL_MS,
  type Present,
  presenceHereSchema,
  presentSchema,
} from '../../common/wire/relay-presence.ts';
import { createWindowCounter } from '../feed/window-counter.ts';
import { KEEP, REMOVE } from '../fleet/board.ts';
import type { Fleet } from '../fleet/fleet.ts';
import { showBoard } from '../fleet/shown-board.ts';
import { createCrowd } from './crowd.ts';
import { createLeaseDesk } from './leases.ts';
import { type Member, type MemberOf, memberKey, roomOf } from './member.ts';

export interface PresenceNeeds {
  readonly fleet: Fleet;
  readonly memberOf: MemberOf;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly every: (ms: number, act: () => void) => () => void;
}

/** As many consoles of one account as are shown, and as many leases. */
const MOST_CONSOLES = 2_000;
/** Of one connection in a minute: a console says where it is every few seconds and at each step. */
const MOST_MESSAGES = 300;
/** Of one connection: one person coaches one agent, and may be about to coach another. */
const MOST_LEASES = 20;

/**
 * Shows the consoles of an account to each other. A console says every few seconds where it is; one that
 * stops doing so is gone within ten seconds, however it died and whatever became of its instance.
 */
export function addPresence(io: Server, needs: PresenceNeeds): { close(): void } {
  const { fleet, memberOf, now, every } = needs;
  const consoles = fleet.board<Present>({
    name: 'presence',
    most: MOST_CONSOLES,
    schema: presentSchema,
  });
  const leases = fleet.board<Lease>({ name: 'leases', most: MOST_CONSOLES, schema: leaseSchema });
  const desk = createLeaseDesk({ board: leases, now, ttlMs: PRESENCE_TTL_MS });
  const crowd = createCrowd();

  const shownConsoles = showBoard({
    io,
    name: 'presence',
    board: consoles,
    hasOthers: fleet.hasOthers,
    accounts: crowd.accounts,
    every,
    tellAll: (socket, things) =>
      socket.emit('presence', { whole: true, here: [...things.values()], gone: [] }),
    tellChange(account, { put, gone }) {
      const here = put.map(([, present]) => present);
      io.local.to(roomOf(account)).emit('presence', { whole: false, here, gone });
    },
  });
  const shownLeases = showBoard({
    io,
    name: 'leases',
    board: leases,
    hasOthers: fleet.hasOthers,
    accounts: crowd.accounts,
    every,
    tellAll: (socket, things) =>
      socket.emit('lease', { whole: true, held: [...things.values()], ended: [] }),
    tellChange(account, { before, put, gone }) {
      const held = put.map(([, lease]) => lease);
      io.local.to(roomOf(account)).emit('lease', { whole: false, held, ended: gone });
      for (const lease of held) {
        const holder = before.get(lease.callSid)?.key;
        if (holder === undefined || holder === lease.key) continue;
        for (const socket of crowd.socketsOf(account, holder)) socket.emit('lease:lost', { lease });
      }
    },
  });

  io.on('connection', (socket) => {
    const member = memberOf(socket);
    if (member !== null) void serve(socket, member);
  });

  return {
    close() {
      shownConsoles.close();
      shownLeases.close();
    },
  };

  async function serve(socket: Socket, member: Member): Promise<void> {
    const { accountSid } = member.claims;
    const key = memberKey(member);
    /** Agents whom this connection coaches, or is about to. */
    const coached = new Set<string>();
    const messages = createWindowCounter(MOST_MESSAGES, now);
    crowd.add(accountSid, key, socket);

    socket.on('presence:here', (message: unknown) => {
      const here = presenceHereSchema.safeParse(message);
      if (!here.success || !messages.allows(key)) return;
      void quietly(() => stay(member, here.data.places, coached));
    });
    socket.on('lease:take', (message: unknown, answer: unknown) => {
      const take = leaseTakeSchema.safeParse(message);
      if (!take.success || typeof answer !== 'function') return;
      const isOne = coached.has(take.data.callSid) || coached.size < MOST_LEASES;
      if (!isOne || !messages.allows(key)) return answer(TOO_MANY);
      void quietly(async () => {
        const outcome = await desk.take(member, take.data).catch((): LeaseAnswer => NOT_NOW);
        if (outcome.is === 'yours') coached.add(take.data.callSid);
        answer(outcome);
        shownLeases.changed(accountSid);
      });
    });
    socket.on('lease:release', (message: unknown) => {
      const release = leaseReleaseSchema.safeParse(message);
      if (!release.success) return;
      coached.delete(release.data.callSid);
      void quietly(async () => {
        await desk.release(member, release.data.callSid);
        shownLeases.changed(accountSid);
      });
    });
    socket.once('disconnect', (reason) => {
      crowd.remove(accountSid, key, socket);
      // One that closes says so, and one whose token was revoked is sent away; one whose network broke
      // is likely to be back in a moment.
      if (!/^(?:client|server) namespace disconnect$/.test(reason)) return;
      if (crowd.socketsOf(accountSid, key).length > 0) return;
      void quietly(() => leave(member, coached));
    });

    await socket.join(roomOf(accountSid));
    socket.emit('presence:you', { key });
    await shownConsoles.show(socket, accountSid);
    await shownLeases.show(socket, accountSid);
  }

  async function stay(
    member: Member,
    places: Present['places'],
    coached: Iterable<string>,
  ): Promise<void> {
    const { accountSid, name } = member.claims;
    const key = memberKey(member);
    const put = { key, name, places };
    let isNews = false;
    await consoles.update(accountSid, key, (current) => {
      isNews = JSON.stringify(current) !== JSON.stringify(put);
      return { put, ttlMs: PRESENCE_TTL_MS };
    });
    if (isNews) shownConsoles.changed(accountSid);
    const coaching = places.flatMap(({ mode, callSid }) =>
      mode === 'coaching' && callSid !== null ? [callSid] : [],
    );
    await desk.renew(member, new Set([...coached, ...coaching]));
  }

  async function leave(member: Member, coached: Iterable<string>): Promise<void> {
    const { accountSid } = member.claims;
    await consoles.update(accountSid, memberKey(member), (current) =>
      current === null ? KEEP : REMOVE,
    );
    for (const callSid of coached) await desk.release(member, callSid);
    shownConsoles.changed(accountSid);
    shownLeases.changed(accountSid);
  }
}

/** Redis is away: what was meant is said again in a few seconds. */
async function quietly(act: () => Promise<void>): Promise<void> {
  await act().catch(() => undefined);
}

const TOO_MANY = {
  is: 'refused',
  message: 'This console asks for too much at once.',
  hint: 'You can coach all the same: your colleagues are not told.',
} as const;

const NOT_NOW = {
  is: 'refused',
  message: 'The relay cannot tell at this moment who coaches whom.',
  hint: 'You can coach all the same: your colleagues are not told.',
} as const;
