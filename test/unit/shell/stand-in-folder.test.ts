import { spawn } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest';
import { holderOf } from '../../../main/shell/lock-holder.ts';
import { standInFor } from '../../../main/shell/stand-in-folder.ts';

let below: string;
beforeEach(() => {
  below = mkdtempSync(path.join(tmpdir(), 'earshot-stand-in-'));
});
afterEach(() => rmSync(below, { recursive: true }));

const onPosix = test.skipIf(process.platform === 'win32');

test('every start finds the same folder in place of one, and another for another', () => {
  const standIn = standInFor('/home/alex/.config/Earshot', below);
  expect(standInFor('/home/alex/.config/Earshot', below)).toBe(standIn);
  expect(standInFor('/home/kim/.config/Earshot', below)).not.toBe(standIn);
  expect(statSync(standIn).isDirectory()).toBe(true);
});

onPosix('it is for its owner alone', () => {
  expect(statSync(standInFor('/a', below)).mode & 0o777).toBe(0o700);
});

onPosix.each([
  { what: 'a folder that others may write', plant: (at: string) => chmodSync(at, 0o777) },
  { what: 'a folder that others may read', plant: (at: string) => chmodSync(at, 0o755) },
  { what: 'a link to elsewhere', plant: (at: string) => replace(at, () => symlinkSync('/', at)) },
  { what: 'a file', plant: (at: string) => replace(at, () => writeFileSync(at, '')) },
])('$what that lies where it would be is not taken', ({ plant }) => {
  const expected = standInFor('/a', below);
  plant(expected);
  const standIn = standInFor('/a', below);
  expect(standIn).not.toBe(expected);
  expect(statSync(standIn).mode & 0o777).toBe(0o700);
});

onPosix('who has a folder is known by the mark that Chromium leaves there', () => {
  const held = (mark: string) => {
    replace(below, () => mkdirSync(below));
    symlinkSync(mark, path.join(below, 'SingletonLock'));
    return holderOf(below);
  };
  expect(holderOf(below)).toBeNull();
  const other = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1_000)']);
  onTestFinished(() => void other.kill());
  expect(held(`${hostname()}-${other.pid}`)).toBe(other.pid);
  expect(held(`${hostname()}-${process.pid}`)).toBeNull();
  expect(held(`elsewhere-${other.pid}`)).toBeNull();
  expect(held(`${hostname()}-999999999`)).toBeNull();
  expect(held(hostname())).toBeNull();
});

test.skipIf(process.platform !== 'linux')(
  'a number that another program has by now is nobody',
  () => {
    symlinkSync(`${hostname()}-1`, path.join(below, 'SingletonLock'));
    expect(holderOf(below)).toBeNull();
  },
);

function replace(place: string, make: () => void): void {
  rmSync(place, { recursive: true });
  make();
}
