import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { type Failure, fail } from '../../../common/failure.ts';
import type { Addition, AdditionState } from '../../../common/ipc/addition.ts';
import { createAdditionStore } from '../../../renderer/store/addition-store.ts';
import { attemptAtClick } from '../../../renderer/store/attempt.ts';
import { callSid, conferenceSid } from '../../support/arbitraries/facts.ts';
import { mainByHand } from './main-by-hand.ts';

const WANTED = {
  conference: { kind: 'live', sid: conferenceSid(1) },
  draft: { To: '+14155550100', From: '+14155550199', Label: 'Ana' },
} as const;
const NO: Failure = { code: 'not-ready', message: 'Nobody is signed in.', hint: 'Sign in.' };

/** The store, and a main that answers by hand. */
function openDesk() {
  const main = mainByHand();
  let now = 1_000;
  const store = createAdditionStore({
    bridge: main.bridge,
    nameOf: () => 'Billing 4412',
    clock: { now: () => now },
  });
  return {
    ...main,
    store,
    wind(ms: number) {
      now += ms;
    },
    tell: (...additions: Addition[]) => main.push('adding:changed', additions),
    ok: () => main.answer({ ok: true, value: undefined }),
    rows: () => store.getState().additions.map(({ id, state }) => `${id} ${state.kind}`),
    row: () => store.getState().additions[0],
  };
}

let desk: ReturnType<typeof openDesk>;
beforeEach(() => {
  desk = openDesk();
});

function told(id: string, state: AdditionState, changes: Partial<Addition> = {}): Addition {
  const { draft } = WANTED;
  const attempt = attemptAtClick({ id, conference: WANTED.conference, draft }, 'Billing 4412', 1);
  return { ...attempt, callSid: callSid(7), state, ...changes };
}

const ended: AdditionState = {
  kind: 'ended',
  since: 9,
  outcome: 'busy',
  twilioCode: null,
  sipCode: 486,
};
const ringing: AdditionState = { kind: 'ringing', since: 5 };
const ID = '11111111-1111-4111-8111-111111111111';
const OTHER = '22222222-2222-4222-8222-222222222222';

describe('from the click on', () => {
  test('the row stands in the same moment, and says no more than that Twilio is being asked', () => {
    const id = desk.store.add(WANTED);
    expect(desk.store.getState().additions).toMatchObject([
      {
        id,
        conference: { sid: conferenceSid(1), name: 'Billing 4412' },
        to: '+14155550100',
        label: 'Ana',
        callSid: null,
        state: { kind: 'asking', since: 1_000 },
      },
    ]);
    expect(desk.inputs()).toEqual([{ id, ...WANTED }]);
  });

  test('it goes on being asked for after main took it, until main tells more', async () => {
    const id = desk.store.add(WANTED);
    desk.tell(told(id, { kind: 'asking', since: 2 }));
    await desk.ok();
    expect(desk.rows()).toEqual([`${id} asking`]);
    desk.tell(told(id, ringing));
    expect(desk.rows()).toEqual([`${id} ringing`]);
    expect(desk.asked()).toEqual([]);
  });

  test('what main refuses at once stays as refused, with why', async () => {
    const id = desk.store.add(WANTED);
    desk.wind(50);
    await desk.answer(fail(NO));
    expect(desk.row()).toMatchObject({ id, state: { kind: 'refused', since: 1_050, failure: NO } });
    void desk.store.dismiss(id);
    expect(desk.rows()).toEqual([]);
    expect(desk.asked()).toEqual([]);
  });

  test('where main’s answer is not understood, nobody claims that nobody was dialled', async () => {
    desk.store.add(WANTED);
    await desk.answer({ ok: true, value: 'nonsense' });
    expect(desk.row()?.state.kind).toBe('unknown');
  });

  test('main’s word wins over a refusal that comes after it', async () => {
    const id = desk.store.add(WANTED);
    desk.tell(told(id, ringing));
    await desk.answer(fail(NO));
    expect(desk.rows()).toEqual([`${id} ringing`]);
  });

  test('a secret is sent, and is not kept in the row', () => {
    const draft = { ...WANTED.draft, SipAuthPassword: 'hunter2' };
    desk.store.add({ ...WANTED, draft });
    expect(desk.inputs()).toMatchObject([{ draft }]);
    expect(desk.row()).toMatchObject({ draft: WANTED.draft, hadSecret: true });
    expect(JSON.stringify(desk.store.getState())).not.toContain('hunter2');
  });
});

describe('main’s list', () => {
  test('one that main took and does not tell of is looked up, and does not stand here for ever', async () => {
    const id = desk.store.add(WANTED);
    await desk.ok();
    expect(desk.asked()).toEqual(['adding:list']);
    await desk.answer({ ok: true, value: [told(OTHER, ringing)] });
    expect(desk.rows()).toEqual([`${OTHER} ringing`]);
    expect(id).not.toBe(OTHER);
  });

  test('one that main took stays where the list cannot be had', async () => {
    const id = desk.store.add(WANTED);
    await desk.ok();
    await desk.answer(fail(NO));
    expect(desk.rows()).toEqual([`${id} asking`]);
  });

  test('a list that was asked for before a push is older than it', async () => {
    void desk.store.load();
    desk.tell(told(ID, ringing));
    await desk.answer({ ok: true, value: [] });
    expect(desk.rows()).toEqual([`${ID} ringing`]);
  });

  test('what main does not list any more is gone, and what is only asked for here is not', () => {
    desk.tell(told(ID, ringing));
    const id = desk.store.add(WANTED);
    desk.tell();
    expect(desk.rows()).toEqual([`${id} asking`]);
  });

  test('another session shows nothing of the last one, nor of what is answered late', async () => {
    desk.tell(told(ID, { kind: 'connected', since: 3 }));
    desk.store.add(WANTED);
    desk.store.reset();
    expect(desk.rows()).toEqual([]);
    await desk.answer(fail(NO));
    expect(desk.rows()).toEqual([]);
  });
});

describe('cancelling', () => {
  test('it looks asked for at once, is asked for once, and is canceled only when main says so', async () => {
    desk.tell(told(ID, ringing));
    void desk.store.cancel(ID);
    void desk.store.cancel(ID);
    expect(desk.row()).toMatchObject({ isCanceling: true, state: { kind: 'ringing' } });
    expect(desk.asked()).toEqual(['adding:cancel']);
    desk.tell(told(ID, { ...ended, outcome: 'canceled' }));
    await desk.ok();
    expect(desk.row()).toMatchObject({ isCanceling: false, state: { outcome: 'canceled' } });
  });

  test('why it could not be is said, and it can be asked for again', async () => {
    desk.tell(told(ID, ringing));
    void desk.store.cancel(ID);
    await desk.answer(fail(NO));
    expect(desk.row()).toMatchObject({ isCanceling: false, cancelFailure: NO });
    void desk.store.cancel(ID);
    expect(desk.row()).toMatchObject({ isCanceling: true, cancelFailure: null });
  });
});

describe('dismissing', () => {
  test('it goes at once, and comes back when main keeps it', async () => {
    desk.tell(told(ID, ended));
    void desk.store.dismiss(ID);
    expect(desk.rows()).toEqual([]);
    await desk.answer(fail(NO));
    expect(desk.rows()).toEqual([`${ID} ended`]);
  });

  test('it does not come back with a list that was made before main heard of it', async () => {
    desk.tell(told(ID, ended));
    void desk.store.dismiss(ID);
    desk.tell(told(ID, ended), told(OTHER, ringing));
    await desk.ok();
    expect(desk.rows()).toEqual([`${OTHER} ringing`]);
  });

  test('what is only asked for cannot be put away', () => {
    const id = desk.store.add(WANTED);
    void desk.store.dismiss(id);
    expect(desk.rows()).toEqual([`${id} asking`]);
  });
});

test('however main tells of them, nobody is shown twice, and the first that was asked for stands first', () => {
  const someTold = fc.uniqueArray(
    fc.record({ n: fc.nat({ max: 5 }), at: fc.nat({ max: 9 }), isOver: fc.boolean() }),
    { selector: ({ n }) => n },
  );
  fc.assert(
    fc.property(fc.array(someTold, { maxLength: 5 }), fc.nat({ max: 3 }), (lists, asked) => {
      const { store, tell } = openDesk();
      const own = Array.from({ length: asked }, () => store.add(WANTED));
      const ids = [...own, ID, OTHER];
      const shown = lists.map((list) => {
        const known = list.filter(({ n }) => n < ids.length);
        tell(
          ...known.map(({ n, at, isOver }) =>
            told(ids[n] ?? '', isOver ? ended : ringing, { askedAt: at }),
          ),
        );
        const { additions } = store.getState();
        const listed = additions.map(({ id }) => id);
        expect(new Set(listed).size).toBe(listed.length);
        expect(listed).toEqual(expect.arrayContaining(known.map(({ n }) => ids[n])));
        const times = additions.map(({ askedAt }) => askedAt);
        expect(times).toEqual(times.toSorted((a, b) => a - b));
        return listed;
      });
      // What main never told of stands as long as nothing was answered.
      const everTold = new Set(lists.flat().map(({ n }) => ids[n]));
      for (const id of own.filter((one) => !everTold.has(one))) {
        for (const listed of shown) expect(listed).toContain(id);
      }
    }),
  );
});
