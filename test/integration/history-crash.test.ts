import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import Database from 'libsql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';

const WRITER = fileURLToPath(new URL('../support/history/write-until-killed.ts', import.meta.url));

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'earshot-history-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** Answers the number up to which the writer had said that everything is kept when it was killed. */
async function writeAndKill(file: string, first: number, afterLines: number): Promise<number> {
  const child = spawn(process.execPath, ['--import', 'tsx', WRITER, file, String(first)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  let kept = first;
  let lines = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    kept = Number(line);
    lines += 1;
    if (lines === afterLines) child.kill('SIGKILL');
  }
  expect(await exited).toEqual([null, 'SIGKILL']);
  return kept;
}

function whatLiesIn(file: string) {
  const database = new Database(file);
  const row = database
    .prepare('SELECT count(*) AS entries, count(DISTINCT call_sid) AS calls FROM entries')
    .get();
  const check = database.prepare('PRAGMA integrity_check').all();
  database.close();
  expect(check).toEqual([{ integrity_check: 'ok' }]);
  return z.object({ entries: z.number(), calls: z.number() }).parse(row);
}

test('killed in the middle of writing, again and again, it loses nothing that was kept', async () => {
  const file = path.join(folder, 'history.db');
  let first = 0;
  for (const afterLines of [3, 5, 8]) {
    const kept = await writeAndKill(file, first, afterLines);
    const { entries, calls } = whatLiesIn(file);
    expect(kept).toBeGreaterThan(first);
    // Each number was recorded once. What was written after the last word may be there or not.
    expect(calls).toBe(entries);
    expect(entries).toBeGreaterThanOrEqual(kept);
    first = entries;
  }
}, 60_000);
