import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { callSidSchema, conferenceSidSchema } from '../../../common/model/sid.ts';
import { type Lease, PRESENCE_TTL_MS } from '../../../common/wire/relay-presence.ts';
import type { Role } from '../../../common/wire/relay-protocol.ts';
import { createMemoryBoard } from '../../../relay/fleet/memory-board.ts';
import { createLeaseDesk, type LeaseDesk } from '../../../relay/presence/leases.ts';
import type { Member } from '../../../relay/presence/member.ts';
import { ACCOUNT } from '../../support/relay/relay-account.ts';

const AGENT = callSidSchema.parse(`CA${'1'.repeat(32)}`);
const CONFERENCE = conferenceSidSchema.parse(`CF${'2'.repeat(32)}`);
const take = (takeOver = false) => ({ callSid: AGENT, conferenceSid: CONFERENCE, takeOver });

let now: number;
let desk: LeaseDesk;
beforeEach(() => {
  now = 1_000_000;
  desk = deskWith(100);
});

function deskWith(most: number): LeaseDesk {
  const board = createMemoryBoard<Lease>({ most }, () => now);
  return createLeaseDesk({ board, now: () => now, ttlMs: PRESENCE_TTL_MS });
}

function member(name: string, role: Role = 'coach'): Member {
  const id = `token-of-${name}`;
  return {
    claims: { id, accountSid: ACCOUNT, name, role, expiresAt: 0 },
    console: { id: 'desk', name: 'Desk' },
  };
}

const anna = member('Anna');
const bert = member('Bert');

describe('the lease on coaching an agent', () => {
  it('is whose it was first, and says whose, until somebody takes over knowingly', async () => {
    expect(await desk.take(anna, take())).toMatchObject({ is: 'yours', lease: { name: 'Anna' } });
    expect(await desk.take(bert, take())).toMatchObject({ is: 'taken', lease: { name: 'Anna' } });
    expect(await desk.take(bert, take(true))).toMatchObject({
      is: 'yours',
      lease: { name: 'Bert' },
    });
    expect(await desk.take(anna, take())).toMatchObject({ is: 'taken', lease: { name: 'Bert' } });
  });

  it('is free when its holder lets go, and nobody else can let go of it', async () => {
    await desk.take(anna, take());
    await desk.release(bert, AGENT);
    expect(await desk.take(bert, take())).toMatchObject({ is: 'taken' });
    await desk.release(anna, AGENT);
    expect(await desk.take(bert, take())).toMatchObject({ is: 'yours' });
  });

  it('ends by itself, unless its holder is there', async () => {
    await desk.take(anna, take());
    now += PRESENCE_TTL_MS - 1;
    await desk.renew(anna, [AGENT]);
    await desk.renew(bert, [AGENT]);
    now += PRESENCE_TTL_MS - 1;
    expect(await desk.take(bert, take())).toMatchObject({ is: 'taken' });
    now += 1;
    expect(await desk.take(bert, take())).toMatchObject({ is: 'yours' });
  });

  it('keeps the time at which it began when it is taken again', async () => {
    await desk.take(anna, take());
    now += 500;
    expect(await desk.take(anna, take())).toMatchObject({ lease: { since: 1_000_000 } });
    expect(await desk.take(bert, take(true))).toMatchObject({ lease: { since: 1_000_500 } });
  });

  it.each<Role>(['viewer', 'agent'])('is not for a %s', async (role) => {
    expect(await desk.take(member('Vera', role), take(true))).toMatchObject({ is: 'refused' });
    expect(await desk.take(bert, take())).toMatchObject({ is: 'yours' });
  });

  it('does not stand in the way of coaching when there are too many', async () => {
    const small = deskWith(0);
    expect(await small.take(anna, take())).toMatchObject({
      is: 'refused',
      hint: expect.stringContaining('You can coach all the same'),
    });
  });
});

it('is never two people’s, and whoever was told “yours” last has it', async () => {
  const people = [anna, bert, member('Carl')];
  const act = fc.tuple(
    fc.constantFrom('take', 'take over', 'release', 'renew', 'wait'),
    fc.nat({ max: 2 }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(act, { maxLength: 30 }), async (acts) => {
      const board = createMemoryBoard<Lease>({ most: 10 }, () => now);
      const one = createLeaseDesk({ board, now: () => now, ttlMs: PRESENCE_TTL_MS });
      let holder: string | null = null;
      let until = 0;
      for (const [what, who] of acts) {
        const person = people[who] ?? anna;
        const { name } = person.claims;
        if (until <= now) holder = null;
        if (what === 'wait') now += 3_000;
        else if (what === 'release') {
          await one.release(person, AGENT);
          if (holder === name) holder = null;
        } else if (what === 'renew') {
          await one.renew(person, [AGENT]);
          if (holder === name) until = now + PRESENCE_TTL_MS;
        } else {
          const answer = await one.take(person, take(what === 'take over'));
          const isFree = holder === null || holder === name || what === 'take over';
          expect(answer.is).toBe(isFree ? 'yours' : 'taken');
          if (isFree) [holder, until] = [name, now + PRESENCE_TTL_MS];
          expect(answer).toMatchObject({ lease: { name: holder } });
        }
      }
    }),
  );
});
