import { expect, it } from 'vitest';
import { ok } from '../../../common/failure.ts';
import { ALONE } from '../../../common/ipc/together.ts';
import type { CallSid } from '../../../common/model/sid.ts';
import { createCoachingLeases } from '../../../main/core/coaching-leases.ts';
import type { Colleagues } from '../../../main/core/relay-port.ts';
import { participant } from '../../support/arbitraries/facts.ts';

const { conferenceSid, callSid } = participant(1, 1);
const COACH = { kind: 'coach', conferenceSid, callSid } as const;
const COACHING = { conferenceSid, mode: 'coaching', callSid } as const;

function setUp(coachedBy: string | null = null) {
  const released: CallSid[] = [];
  const taken: boolean[] = [];
  const waiting: ((by: string | null) => void)[] = [];
  let answersByHand = false;
  const colleagues: Colleagues = {
    state: () => ALONE,
    open: () => {},
    say: () => {},
    take({ takeOver }) {
      taken.push(takeOver);
      if (!answersByHand) return Promise.resolve({ coachedBy: takeOver ? null : coachedBy });
      return new Promise((resolve) => {
        waiting.push((by) => resolve({ coachedBy: by }));
      });
    },
    release: (who) => void released.push(who),
    mark: () => Promise.reject(new Error('not asked')),
    close: () => {},
  };
  return {
    leases: createCoachingLeases(colleagues),
    released,
    taken,
    byHand() {
      answersByHand = true;
    },
    /** To the question that was asked as the `nth`. */
    answer: (by: string | null, nth = 0) => waiting[nth]?.(by),
  };
}

it('coaching whom a colleague coaches is refused by their name, unless I take over', async () => {
  const { leases, taken } = setUp('Anna');
  expect(await leases.before(COACH)).toMatchObject({
    ok: false,
    error: { message: expect.stringContaining('Anna is coaching this agent') },
  });
  expect(await leases.before({ ...COACH, takeOver: true })).toEqual(ok(undefined));
  expect(taken).toEqual([false, true]);
});

it('asks nobody about anything else, nor where there is no relay', async () => {
  const { leases, taken } = setUp('Anna');
  expect((await leases.before({ kind: 'listen', conferenceSid })).ok).toBe(true);
  expect((await createCoachingLeases(null).before(COACH)).ok).toBe(true);
  expect(taken).toEqual([]);
});

it.each(['mute-me', 'listen', 'stop-coaching', 'leave', 'resume-me'] as const)(
  'a wish to %s breaks off coaching that still waits for the relay',
  async (kind) => {
    const { leases, byHand, answer } = setUp();
    byHand();
    const coaching = leases.before(COACH);
    await leases.before({ kind, conferenceSid });
    answer(null);
    expect(await coaching).toMatchObject({ ok: false, error: { code: 'cancelled' } });
  },
);

it('whom I do not coach any more is let go of, and not while I am about to coach them', async () => {
  const { leases, released } = setUp();
  await leases.before(COACH);
  leases.keepOnly([]);
  expect(released).toEqual([]);
  leases.after(COACH);
  leases.keepOnly([COACHING]);
  expect(released).toEqual([]);
  leases.keepOnly([{ ...COACHING, mode: 'listening', callSid: null }]);
  leases.keepOnly([]);
  expect(released).toEqual([callSid]);
});

it('what was broken off while it waited for the relay is let go of', async () => {
  const { leases, byHand, answer, released } = setUp();
  byHand();
  const coaching = leases.before(COACH);
  await leases.before({ kind: 'mute-me', conferenceSid });
  answer(null);
  await coaching;
  leases.after(COACH);
  leases.keepOnly([]);
  expect(released).toEqual([callSid]);
});

it('of wishes to be heard the later never goes before the earlier, whoever is answered first', async () => {
  const { leases, byHand, answer } = setUp();
  byHand();
  const order: string[] = [];
  const another = { ...COACH, callSid: participant(1, 2).callSid };
  const all = [
    leases.before(COACH).then(() => order.push('first')),
    leases.before(another).then(() => order.push('second')),
    leases.before({ kind: 'barge-in', conferenceSid }).then(() => order.push('barge-in')),
  ];
  answer(null, 1);
  await new Promise((resolve) => setImmediate(resolve));
  expect(order).toEqual([]);
  answer(null, 0);
  await Promise.all(all);
  expect(order).toEqual(['first', 'second', 'barge-in']);
});
