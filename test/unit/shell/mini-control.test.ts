import { expect, test } from 'vitest';
import type { OwnCalls } from '../../../main/core/own-calls.ts';
import { createMiniControl } from '../../../main/shell/mini-control.ts';
import { conferenceRow } from '../../support/arbitraries/rows.ts';

const SILENT: OwnCalls = { epoch: 'one', rev: 1, calls: [], isHeard: false };
const HEARD: OwnCalls = { ...SILENT, isHeard: true };

function desktop() {
  const seen: string[] = [];
  const told: OwnCalls[] = [];
  const world: { isHidden: boolean; calls: OwnCalls | null } = { isHidden: false, calls: SILENT };
  const mini = createMiniControl({
    window: {
      open: (takesFocus) => seen.push(takesFocus ? 'opened for me' : 'came up'),
      close: () => seen.push('closed'),
    },
    isConsoleHidden: () => world.isHidden,
    ownCalls: () => world.calls,
    tell: (calls) => told.push(calls),
  });
  return {
    mini,
    told,
    /** What happened to the window since the last time. */
    seen: () => seen.splice(0),
    become(changes: Partial<typeof world>) {
      Object.assign(world, changes);
      mini.look();
    },
  };
}

test('it opens when it is asked for, comes to the front again, and closes', () => {
  const { mini, seen } = desktop();
  mini.show();
  expect(seen()).toEqual(['opened for me']);
  mini.show();
  expect(seen()).toEqual(['opened for me']);
  mini.hide();
  mini.hide();
  expect(seen()).toEqual(['closed']);
  mini.toggle();
  mini.toggle();
  expect(seen()).toEqual(['opened for me', 'closed']);
});

test('it does not open while nobody is signed in, and goes with the session', () => {
  const { mini, seen, become } = desktop();
  become({ calls: null });
  mini.show();
  expect(seen()).toEqual([]);
  become({ calls: SILENT });
  mini.show();
  become({ calls: null });
  expect(seen()).toEqual(['opened for me', 'closed']);
  become({ calls: SILENT });
  expect(seen()).toEqual([]);
});

test('it comes up by itself where I am heard and the console is out of sight, without the keyboard', () => {
  const { seen, become } = desktop();
  become({ calls: HEARD });
  become({ calls: SILENT, isHidden: true });
  expect(seen()).toEqual([]);
  become({ calls: HEARD });
  expect(seen()).toEqual(['came up']);
});

test('it stays when I fall silent, to say so, until the console is back', () => {
  const { seen, become } = desktop();
  become({ calls: HEARD, isHidden: true });
  become({ calls: SILENT });
  expect(seen()).toEqual(['came up']);
  become({ isHidden: false });
  expect(seen()).toEqual(['closed']);
});

test('one that was asked for stays when the console is back', () => {
  const { mini, seen, become } = desktop();
  mini.show();
  become({ calls: HEARD, isHidden: true });
  become({ isHidden: false });
  expect(seen()).toEqual(['opened for me']);
});

test('closed by hand it stays closed until I am heard anew', () => {
  const { mini, seen, become } = desktop();
  become({ calls: HEARD, isHidden: true });
  mini.hide();
  become({ calls: { ...HEARD } });
  expect(seen()).toEqual(['came up', 'closed']);
  become({ calls: SILENT });
  become({ calls: HEARD });
  expect(seen()).toEqual(['came up']);
});

test('it is told of my calls while it is there, and only when they are others', () => {
  const { mini, told, become } = desktop();
  const row = conferenceRow(1);
  const empty = { left: new Map(), trail: null, told: new Map(), participants: new Map() };
  const one = { ...HEARD, calls: [{ row, ...empty }] };
  become({ calls: one });
  expect(told).toEqual([]);
  mini.show();
  become({ calls: { ...one, rev: 2 } });
  expect(told).toEqual([one]);
  const changed = { ...one, rev: 3, calls: [{ row: { ...row, asOf: 9 }, ...empty }] };
  become({ calls: changed });
  become({ calls: { ...changed, rev: 4, calls: [] } });
  expect(told.map(({ rev }) => rev)).toEqual([1, 3, 4]);
  mini.hide();
  become({ calls: one });
  expect(told).toHaveLength(3);
});
