import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { LeftLive } from '../../common/ipc/recovery.ts';
import { openLiveNotes } from '../../main/settings/live-notes-file.ts';
import { conferenceSid } from '../support/arbitraries/facts.ts';

const live = (at: number, calls = 1, name = 'Billing 4412'): LeftLive => ({
  profileId: '0123456789abcdef',
  profileName: 'North support',
  at,
  calls: Array.from({ length: calls }, (_, n) => ({ conferenceSid: conferenceSid(n + 1), name })),
});

let folder: string;
let file: string;
let reserve: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'earshot-live-'));
  file = path.join(folder, 'live.json');
  reserve = path.join(folder, 'live.reserve');
});
afterEach(() => rm(folder, { recursive: true }));

async function open() {
  const problems: unknown[] = [];
  const notes = await openLiveNotes({ file, reserve, report: (problem) => problems.push(problem) });
  return { ...notes, problems };
}
const found = async () => (await open()).found;

test('what was noted last is found by the next start, and nothing once it was taken back', async () => {
  const notes = await open();
  expect(notes.found).toBeNull();
  await Promise.all([notes.keep(live(1)), notes.keep(live(2))]);
  expect(await found()).toEqual(live(2));
  await notes.keep(null);
  expect(await found()).toBeNull();
  expect(notes.problems).toEqual([]);
});

describe('while the file cannot be written', () => {
  // What is written first lies where a folder is.
  const block = () => mkdir(`${file}.new`);
  const unblock = () => rm(`${file}.new`, { recursive: true });

  test('the reserve holds what was noted, and takes no more room than before', async () => {
    const notes = await open();
    const before = await stat(reserve);
    await block();
    await notes.keep(live(1));
    expect(await found()).toEqual(live(1));
    const after = await stat(reserve);
    expect([after.size, after.blocks, after.ino]).toEqual([before.size, before.blocks, before.ino]);
    expect(notes.problems).toHaveLength(1);
  });

  test('the newer of the two counts', async () => {
    const notes = await open();
    await notes.keep(live(1));
    await block();
    await notes.keep(live(2));
    expect(await found()).toEqual(live(2));
  });

  test('the reserve is emptied once the file can be written, or there is nothing to note', async () => {
    const notes = await open();
    await block();
    await notes.keep(live(5));
    await unblock();
    await notes.keep(live(4));
    expect(await found()).toEqual(live(4));
    await block();
    await notes.keep(live(6));
    await notes.keep(null);
    expect(await found()).toBeNull();
  });

  test('a start that finds it there empties it, too', async () => {
    const notes = await open();
    await block();
    await notes.keep(live(1));
    const next = await open();
    expect(next.found).toEqual(live(1));
    await next.keep(null);
    expect(await found()).toBeNull();
  });

  test('of many calls with long names it holds the account and some of them', async () => {
    const notes = await open();
    await block();
    await notes.keep(live(1, 500, '\u0001'.repeat(1_000)));
    const left = await found();
    expect(left).toMatchObject({ profileId: live(1).profileId });
    expect(left?.calls).toHaveLength(5);
  });
});

test.each(['{"profileId":"0123456789abcdef","calls":[', '\0'.repeat(8_192), '[]', '{}'])(
  'a reserve with %j in it says nothing, and is used again',
  async (text) => {
    await writeFile(reserve, text);
    const notes = await open();
    expect(notes.found).toBeNull();
    await mkdir(`${file}.new`);
    await notes.keep(live(1));
    expect(await found()).toEqual(live(1));
  },
);

test('nowhere to write: it is told, and nothing is thrown', async () => {
  file = path.join(folder, 'none', '\0', 'live.json');
  reserve = path.join(folder, 'none', 'live.reserve');
  const notes = await open();
  await notes.keep(live(1));
  await notes.keep(null);
  expect(notes.problems.length).toBeGreaterThan(1);
  expect(await readdir(folder)).toEqual([]);
});
