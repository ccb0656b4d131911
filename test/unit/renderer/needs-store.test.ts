import { expect, test } from 'vitest';
import { LINGER_MS } from '../../../common/floor/needs/rank.ts';
import { DEFAULT_THRESHOLDS } from '../../../common/roster/thresholds.ts';
import {
  createNeedsStore,
  type NeedsSources,
} from '../../../renderer/features/needs/needs-store.ts';
import {
  conferenceRow,
  conferenceView,
  participantRow,
  rosterView,
} from '../../support/arbitraries/rows.ts';
import { linkOf } from './links.ts';

const START = 2_000_000;
const LATE_MS = 120_000;

/** A call of which everybody is known for certain, and one of them is on hold since the start. */
function viewOf(isHeld: boolean) {
  const held = isHeld ? { hold: true, heldSince: START } : {};
  const row = conferenceRow(1, { events: 'healthy' });
  return rosterView(conferenceView(row, [participantRow(1, 1, held), participantRow(1, 2)]));
}

/** A rail whose clock is wound by hand. */
function openRail(changes: Partial<NeedsSources> = {}) {
  let now = START;
  let sources: NeedsSources = {
    view: viewOf(true),
    context: { thresholds: DEFAULT_THRESHOLDS, consoleId: 'mine', roleOf: () => 'agent' },
    help: [],
    failedAdds: [],
    mutedKinds: [],
    link: linkOf({ nextReadAt: START * 1_000 }),
    ...changes,
  };
  let tell = () => {};
  let tellOfFloor = () => {};
  let reads = 0;
  const timers = new Set<{ at: number; act: () => void }>();
  const store = createNeedsStore({
    read() {
      reads += 1;
      return sources;
    },
    subscribe(look, lookSoon) {
      tell = look;
      tellOfFloor = lookSoon;
      return () => {
        tell = () => {};
      };
    },
    clock: {
      now: () => now,
      after(ms, act) {
        const timer = { at: now + ms, act };
        timers.add(timer);
        return () => timers.delete(timer);
      },
    },
  });
  const stop = store.start();
  return {
    store,
    stop,
    timers,
    kinds: () => store.getState().ranking?.items.map(({ need }) => need.reason.kind),
    news(news: Partial<NeedsSources>) {
      sources = { ...sources, ...news };
      tell();
    },
    /** The floor changed, as it does with every frame. */
    floor(view: NeedsSources['view']) {
      sources = { ...sources, view };
      tellOfFloor();
    },
    reads: () => reads,
    pass(ms: number) {
      const end = now + ms;
      for (;;) {
        const next = [...timers].sort((a, b) => a.at - b.at)[0];
        if (next === undefined || next.at > end) break;
        timers.delete(next);
        now = next.at;
        next.act();
      }
      now = end;
    },
  };
}

const first = (rail: ReturnType<typeof openRail>) => {
  const item = rail.store.getState().ranking?.items[0];
  if (item === undefined) throw new Error('The rail is empty');
  return item;
};

test('a hold comes onto the rail by itself when it is late, by one timer', () => {
  const rail = openRail();
  expect(rail.kinds()).toEqual([]);
  expect(rail.timers.size).toBe(1);
  rail.pass(LATE_MS);
  expect(rail.kinds()).toEqual(['hold']);
  expect(rail.timers.size).toBe(1);
});

test('what is over stays for a moment and then goes by itself', () => {
  const rail = openRail();
  rail.pass(LATE_MS);
  rail.news({ view: viewOf(false) });
  expect(first(rail).overAt).toBe(START + LATE_MS);
  rail.pass(LINGER_MS);
  expect(rail.kinds()).toEqual([]);
});

test('what is put off comes back when its time is over, and no sooner', () => {
  const rail = openRail();
  rail.pass(LATE_MS);
  rail.store.snooze(first(rail).need, START + LATE_MS + 60_000);
  expect(rail.store.getState().ranking).toMatchObject({ items: [], snoozed: 1 });
  rail.pass(59_999);
  expect(rail.kinds()).toEqual([]);
  rail.pass(1);
  expect(rail.kinds()).toEqual(['hold']);
});

test('what is put off comes back when it gets worse, and at once when that is asked for', () => {
  const rail = openRail();
  rail.pass(LATE_MS);
  rail.store.snooze(first(rail).need, null);
  rail.pass(LATE_MS);
  expect(rail.kinds()).toEqual(['hold']);
  rail.store.snooze(first(rail).need, null);
  expect(rail.kinds()).toEqual([]);
  rail.store.wake();
  expect(rail.kinds()).toEqual(['hold']);
});

test('nobody of whom something is wanted is counted as fine, muted or not', () => {
  const rail = openRail({ mutedKinds: ['hold'] });
  expect(rail.store.getState().others).toEqual({ people: 2, isSure: true });
  rail.pass(LATE_MS);
  expect(rail.store.getState().others).toEqual({ people: 1, isSure: true });
  expect(rail.kinds()).toEqual([]);
});

test('nobody is said to be fine while neither readings nor events come', () => {
  const rail = openRail();
  const link = linkOf({ state: 'stale', since: START }, { state: 'offline', since: START });
  rail.news({ link });
  expect(rail.kinds()).toEqual(['stale']);
  expect(rail.store.getState().others.isSure).toBe(false);
});

test('a main that falls silent is found out by time alone', () => {
  const rail = openRail({ link: linkOf({ nextReadAt: START }) });
  rail.pass(29_999);
  expect(rail.kinds()).toEqual([]);
  rail.pass(100);
  expect(rail.kinds()).toEqual(['stale']);
});

test('while news changes nothing, the state is the very same', () => {
  const rail = openRail();
  rail.pass(LATE_MS);
  const before = rail.store.getState();
  rail.news({ help: [] });
  expect(rail.store.getState()).toBe(before);
});

test('an ended rail leaves no timer behind', () => {
  const rail = openRail();
  rail.stop();
  expect(rail.timers.size).toBe(0);
});

test('a floor that changes with every frame is looked at some times a second, and at its last state', () => {
  const rail = openRail({ view: viewOf(false) });
  rail.pass(LATE_MS);
  const before = rail.reads();
  for (let frame = 0; frame < 60; frame += 1) {
    rail.floor(viewOf(frame % 2 === 0));
    rail.pass(16);
  }
  expect(rail.reads() - before).toBeLessThanOrEqual(11);
  rail.floor(viewOf(true));
  rail.pass(100);
  expect(rail.kinds()).toEqual(['hold']);
});

test('the first change after a rest is looked at in the same frame', () => {
  const rail = openRail({ view: viewOf(false) });
  rail.pass(LATE_MS);
  rail.floor(viewOf(true));
  expect(rail.kinds()).toEqual(['hold']);
});
