import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createAudit } from '../../../relay/audit/audit.ts';
import { openRotatingFile, type RotatingFile } from '../../../relay/audit/rotating-file.ts';
import { ACCOUNT } from '../../support/relay/relay-account.ts';

let folder: string;
let file: string;
let opened: RotatingFile[];
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'earshot-audit-'));
  file = path.join(folder, 'audit.jsonl');
  opened = [];
});
afterEach(async () => {
  for (const one of opened) await one.close();
  await rm(folder, { recursive: true, force: true });
});

function rotating(options: { mostBytes?: number; keep?: number } = {}): RotatingFile {
  const one = openRotatingFile({ path: file, ...options });
  opened.push(one);
  return one;
}

const linesIn = (name: string) => readFileSync(name, 'utf8').split('\n').slice(0, -1);

describe('the file', () => {
  it('keeps so many full ones beside it, the newest lines, whole, and no more', () => {
    const one = rotating({ mostBytes: 100, keep: 3 });
    for (let number = 1000; number < 1200; number++) one.append(`line ${number}\n`);
    const names = readdirSync(folder).toSorted();
    expect(names).toEqual(['audit.jsonl', 'audit.jsonl.1', 'audit.jsonl.2', 'audit.jsonl.3']);
    const lines = ['.3', '.2', '.1', ''].flatMap((end) => linesIn(file + end));
    const first = 1200 - lines.length;
    expect(lines).toEqual(lines.map((_, index) => `line ${first + index}`));
    for (const name of names) {
      expect(readFileSync(path.join(folder, name)).length).toBeLessThanOrEqual(100);
    }
  });

  it('goes on where it was after a restart, and is for nobody else to read', async () => {
    await rotating().append('one\n');
    rotating().append('two\n');
    expect(linesIn(file)).toEqual(['one', 'two']);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
  });

  it('says that it cannot be written, and writes again when it can', () => {
    mkdirSync(file);
    const one = rotating();
    one.append('one\n');
    expect(one.trouble()).toMatch(/EISDIR/);
    rmSync(file, { recursive: true });
    one.append('two\n');
    expect(one.trouble()).toBeNull();
    expect(linesIn(file).at(-1)).toBe('two');
  });

  it('is begun anew when somebody took it away', () => {
    const one = rotating();
    one.append('one\n');
    rmSync(file);
    one.append('two\n');
    expect(existsSync(file) && linesIn(file)).toEqual(['two']);
  });
});

describe('the log', () => {
  const refusedFile = () => path.join(folder, 'refused.jsonl');
  function auditIn() {
    const refused = openRotatingFile({ path: refusedFile(), mostBytes: 2_000, keep: 1 });
    opened.push(refused);
    let id = 0;
    return createAudit({
      done: rotating(),
      refused,
      now: () => 0,
      newId: () => `id-${id++}`,
    });
  }
  const who = { id: 'token-id', name: 'Anna', role: 'supervisor', accountSid: ACCOUNT } as const;

  it('is not pushed out by whoever tries a thousand doors', () => {
    const audit = auditIn();
    const id = audit.asked({ who, did: ['hold anybody'], details: { call: 'CA1' } });
    audit.settled(id, { ok: true, status: 200 });
    for (let door = 0; door < 1_000; door++) {
      const act = { who: null, did: ['something unknown'], details: { path: `GET /${door}` } };
      audit.noted(act, { ok: false, status: 401 });
    }
    expect(linesIn(file).map((line) => JSON.parse(line))).toMatchObject([
      { id, asked: true, name: 'Anna', did: ['hold anybody'], at: '1970-01-01T00:00:00.000Z' },
      { id, settled: true, ok: true },
    ]);
    expect(readFileSync(refusedFile()).length).toBeLessThanOrEqual(2_000);
  });

  it('has no secret of an address, wherever in it that stands', () => {
    const audit = auditIn();
    const SECRET = 'geheim7';
    fc.assert(
      fc.property(fc.webUrl(), fc.constantFrom('?a=', '#', '?', '?x=1&y='), (url, mark) => {
        const details = { AnnounceUrl: `${url.replace(/[?#].*$/, '')}${mark}${SECRET}` };
        audit.noted({ who, did: ['announce to one person'], details }, { ok: true });
      }),
    );
    for (const address of [
      `https://user:${SECRET}@example.com/a.xml`,
      `HTTPS://${SECRET}@example.com/`,
      `https://relay.example.com/announcements/abc.def.${SECRET}`,
    ]) {
      audit.noted({ who, did: ['hold anybody'], details: { HoldUrl: address } }, { ok: true });
    }
    expect(readFileSync(file, 'utf8')).not.toContain(SECRET);
  });

  it('is one line for each thing, however long and whatever is in it', () => {
    const audit = auditIn();
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 2_000 }), (text) => {
        audit.noted({ who, did: [text], details: { Label: text } }, { ok: true });
        const last = linesIn(file).at(-1) ?? '';
        expect(JSON.parse(last).details.Label.length).toBeLessThanOrEqual(201);
      }),
      { numRuns: 30 },
    );
  });

  it('tells of the trouble of either file', () => {
    writeFileSync(refusedFile(), '');
    const audit = auditIn();
    rmSync(refusedFile());
    mkdirSync(refusedFile());
    audit.noted({ who, did: ['x'], details: {} }, { ok: false });
    expect(audit.trouble()).not.toBeNull();
  });
});
