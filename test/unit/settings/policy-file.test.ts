import { chmod, chown, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { STRICTEST_POLICY } from '../../../common/ipc/policy.ts';
import { policyPlace, readPolicy } from '../../../main/settings/policy-file.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'earshot-policy-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Read as on Windows, where the rights of the folder decide, so that anybody can run these tests. */
async function read(text: string | Uint8Array) {
  const file = path.join(folder, 'policy.json');
  await writeFile(file, text);
  return readPolicy(file, 'win32');
}

describe('the policy of a computer', () => {
  it('is none where there is no file', async () => {
    expect(await readPolicy(path.join(folder, 'none.json'))).toEqual({
      policy: {},
      file: null,
      failure: null,
    });
    expect((await readPolicy(path.join(folder, 'no-folder', 'none.json'))).failure).toBeNull();
  });

  it('is read whole, also with the mark that editors on Windows write', async () => {
    const policy = {
      relay: { url: 'https://relay.example.com', gateway: true },
      modes: ['listen', 'coach'],
      disabled: ['end-call', 'export'],
      history: { keepDays: 7 },
      updates: 'off',
    };
    expect((await read(`\uFEFF${JSON.stringify(policy)}`)).policy).toEqual(policy);
  });

  it.each<[string, string, string]>([
    [
      'a key that nobody knows',
      '{"history": {"keepdays": 7}}',
      '“history.keepdays” is no key of it',
    ],
    ['a mode that there is not', '{"modes": ["listen", "shout"]}', '“modes.1”'],
    [
      'a number out of its limits',
      '{"history": {"keepDays": 0}}',
      '“history.keepDays”: Keep at least one day',
    ],
    ['a relay without protection', '{"relay": {"url": "http://relay.example.com"}}', '“relay.url”'],
    ['a list in place of an object', '[]', 'expected object'],
    ['what is no JSON', '{"modes": [', 'It is not JSON.'],
    ['an empty file', '', 'It is not JSON.'],
  ])('that has %s is refused with the name of it', async (_what, text, words) => {
    const { policy, failure } = await read(text);
    expect(policy).toEqual(STRICTEST_POLICY);
    expect(failure?.message).toContain(words);
    expect(failure?.hint).toContain('policy.json');
  });

  it('names everything that is wrong at once', async () => {
    const { failure } = await read('{"modes": ["shout"], "updates": "nightly"}');
    expect(failure?.message).toContain('“modes.0”');
    expect(failure?.message).toContain('“updates”');
  });

  it('that is too large, or no file at all, is not followed', async () => {
    expect((await read(Buffer.alloc(70_000, ' '))).failure?.message).toContain('larger than');
    const folderInItsPlace = await readPolicy(folder, 'win32');
    expect(folderInItsPlace.failure?.message).toContain('cannot be read');
    expect(folderInItsPlace.policy).toEqual(STRICTEST_POLICY);
  });
});

describe.skipIf(process.platform === 'win32')('on Linux and macOS', () => {
  it('a policy that others than the administrator can write is not followed', async () => {
    const file = path.join(folder, 'policy.json');
    await writeFile(file, '{"modes": []}');
    await chmod(file, 0o666);
    expect((await readPolicy(file, 'linux')).failure?.message).toContain(
      'can be written by others',
    );
  });

  it.runIf(process.getuid?.() === 0)(
    'only one of the administrator’s own is followed',
    async () => {
      const file = path.join(folder, 'policy.json');
      await writeFile(file, '{"modes": []}', { mode: 0o644 });
      expect((await readPolicy(file, 'linux')).policy).toEqual({ modes: [] });
      await chown(file, 12_345, 12_345);
      expect((await readPolicy(file, 'linux')).failure?.message).toContain(
        'can be written by others',
      );
    },
  );
});

it('lies where users cannot write', () => {
  expect(policyPlace('linux', {})).toBe('/etc/earshot/policy.json');
  expect(policyPlace('darwin', {})).toBe('/Library/Application Support/Earshot/policy.json');
  expect(policyPlace('win32', { ProgramData: 'D:\\Data' })).toBe('D:\\Data\\Earshot\\policy.json');
  expect(policyPlace('win32', {})).toBe('C:\\ProgramData\\Earshot\\policy.json');
});
