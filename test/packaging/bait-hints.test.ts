import { chmod, mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PackagedEarshot, PackagedOptions } from '../support/electron/launch-packaged.ts';
import { expect, test } from '../support/packaging/bait-test.ts';
import { changedCopy } from '../support/packaging/changed-copy.ts';
import type { Elsewhere } from '../support/packaging/elsewhere.ts';

/** What a page hints at can be anything that it wants to tell. */
const NAME = 'told-by-name.example';
/** Where Chromium fetches its dictionaries. */
const DICTIONARIES = 'redirector.gvt1.com';

test('a name that the page hints at is not looked for, nor any other', async ({
  launch,
  elsewhere,
}) => {
  expect(await namesLookedFor(launch, elsewhere)).toEqual([]);
  const binary = await changedCopy({ without: ['policy'] });
  expect(await namesLookedFor(launch, elsewhere, { binary })).toEqual([]);
  expect([...elsewhere.visits]).toEqual([]);
});

test('one that takes hints would look for it, and one that spells for a dictionary', async ({
  launch,
  elsewhere,
}) => {
  const hints = await changedCopy({ without: ['hints'] });
  expect(await namesLookedFor(launch, elsewhere, { binary: hints })).toEqual([NAME]);
  const dictionary = await changedCopy({ without: ['dictionary'] });
  expect(await namesLookedFor(launch, elsewhere, { binary: dictionary })).toEqual([DICTIONARIES]);
});

/** Opens the console, has its page hint in every way, closes it, and reads what Chromium’s net has done. */
async function namesLookedFor(
  launch: (options: PackagedOptions) => Promise<PackagedEarshot>,
  { turn }: Elsewhere,
  options: PackagedOptions = {},
): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'bait-'));
  await chmod(folder, 0o777);
  const log = join(folder, 'net.json');
  const { window, ended } = await launch({ ...options, args: [`--log-net-log=${log}`] });
  await window.evaluate(
    ([name, port]) => {
      const links = [
        { rel: 'dns-prefetch', href: `https://${name}` },
        { rel: 'preconnect', href: `https://${name}` },
        { rel: 'preconnect', href: `http://127.0.0.1:${port}` },
      ];
      for (const link of links) {
        document.head.append(Object.assign(document.createElement('link'), link));
      }
    },
    [NAME, turn] as const,
  );
  await window.evaluate(() => Reflect.get(window, 'earshot').call('session:get', undefined));
  await window.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
  await window.close();
  await ended;
  return namesIn(await readFile(log, 'utf8'));
}

function namesIn(netLog: string): string[] {
  const hosts = [...netLog.matchAll(/"host":"(?:https?:\/\/)?([^":]+)/g)];
  const names = new Set(hosts.map(([, name = '']) => name));
  names.delete('127.0.0.1');
  return [...names].sort();
}
