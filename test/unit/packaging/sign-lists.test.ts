import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseUpdateInfo } from 'electron-updater/out/providers/Provider.js';
import { expect, it, onTestFinished } from 'vitest';
import { isSigned, readPublicKeys } from '../../../main/shell/update-signature.ts';
import { signList, signLists } from '../../../scripts/packaging/sign-lists.mjs';
import { updateKeys, updateKeysWords } from '../../../scripts/packaging/update-keys.mjs';
import { newUpdateKeys } from '../../support/updates/update-keys.ts';
import { listOf } from '../../support/updates/update-place.ts';

const ours = newUpdateKeys();
const others = newUpdateKeys();
const LIST = `${listOf({ of: Buffer.from('program') }).trimEnd()}\n`;
const env = {
  EARSHOT_UPDATE_PRIVATE_KEY: ours.privateKey,
  EARSHOT_UPDATE_PUBLIC_KEY: ours.publicKeys,
};

/** As electron-updater reads it. */
const trusts = (text: string, name: string) =>
  isSigned(
    parseUpdateInfo(text, '', new URL('https://example.com')),
    [name],
    readPublicKeys(ours.publicKeys),
  );

async function folderWith(files: Record<string, string>) {
  const folder = await mkdtemp(join(tmpdir(), 'lists-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  return { folder, read: (name: string) => readFile(join(folder, name), 'utf8') };
}

it('every list of a release is signed for its own place, as the console checks it, and nothing else is', async () => {
  const lists = ['latest.yml', 'beta-mac.yml', 'latest-linux.yml', 'alpha-linux-arm64.yml'];
  const rest = ['builder-debug.yml', 'builder-effective-config.yaml', 'latest.txt'];
  const { folder, read } = await folderWith(
    Object.fromEntries([...lists, ...rest].map((name) => [name, LIST])),
  );
  expect([...(await signLists(folder, env))].sort()).toEqual([...lists].sort());
  for (const name of lists) {
    const text = await read(name);
    expect(text.startsWith(LIST)).toBe(true);
    expect(trusts(text, name.replace('.yml', ''))).toBe(true);
    expect(trusts(text, 'latest-mac')).toBe(false);
  }
  for (const name of rest) expect(await read(name)).toBe(LIST);
});

it('a list can be signed again, and be given a stage afterwards', () => {
  const keys = { privateKey: ours.privateKey, publicKeys: ours.publicKeys };
  const once = signList(LIST, 'latest.yml', keys);
  expect(signList(once, 'latest.yml', keys)).toBe(once);
  expect(trusts(`${once}stagingPercentage: 10\n`, 'latest')).toBe(true);
  expect(trusts(`stagingPercentage: 10\n${once}`, 'latest')).toBe(true);
  expect(trusts(once.replace('9.0.0', '9.0.1'), 'latest')).toBe(false);
});

it('without keys nothing is signed; with one of the two, or two that are no pair, there is no release', async () => {
  const { folder, read } = await folderWith({ 'latest.yml': LIST });
  expect(await signLists(folder, {})).toEqual([]);
  expect(
    await signLists(folder, { EARSHOT_UPDATE_PRIVATE_KEY: '', EARSHOT_UPDATE_PUBLIC_KEY: '' }),
  ).toEqual([]);
  for (const [name, value, words] of [
    ['EARSHOT_UPDATE_PRIVATE_KEY', '', 'EARSHOT_UPDATE_PUBLIC_KEY without'],
    ['EARSHOT_UPDATE_PUBLIC_KEY', '', 'EARSHOT_UPDATE_PRIVATE_KEY without'],
    ['EARSHOT_UPDATE_PUBLIC_KEY', others.publicKeys, 'of none of'],
  ] as const) {
    await expect(signLists(folder, { ...env, [name]: value })).rejects.toThrow(words);
  }
  expect(await read('latest.yml')).toBe(LIST);
  await expect(signLists((await folderWith({})).folder, env)).rejects.toThrow(
    'no list of versions',
  );
});

it('a list that says what consoles would not take is not signed', () => {
  const keys = { privateKey: ours.privateKey, publicKeys: ours.publicKeys };
  for (const more of ['packages: {}', 'sha2: abc', 'other: 1']) {
    expect(() => signList(`${LIST}${more}\n`, 'latest.yml', keys)).toThrow('not known');
  }
});

it('the new key goes in beside the old one, and lists signed with either are trusted', () => {
  const both = `${others.publicKeys}\n${ours.publicKeys}\n`;
  const packaged = updateKeys({ EARSHOT_UPDATE_PUBLIC_KEY: both }) ?? '';
  expect(readPublicKeys(packaged)).toHaveLength(2);
  expect(updateKeysWords(packaged)).toContain('have to be signed');
  for (const { privateKey } of [ours, others]) {
    expect(signList(LIST, 'latest.yml', { privateKey, publicKeys: packaged })).toContain(
      'signature',
    );
  }
});

it('only public keys for Ed25519 are packaged, and it is said when there is none', () => {
  expect(updateKeys({})).toBeUndefined();
  expect(updateKeys({ EARSHOT_UPDATE_PUBLIC_KEY: '' })).toBeUndefined();
  expect(updateKeysWords(undefined)).toContain('NOT CHECKED');
  const { publicKey: rsa } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
  const spoilt = ours.publicKeys.replace('MCow', 'MMMM');
  for (const pems of [
    'key',
    rsa,
    spoilt,
    ours.privateKey,
    `${ours.publicKeys}${ours.privateKey}`,
  ]) {
    expect(() => updateKeys({ EARSHOT_UPDATE_PUBLIC_KEY: pems })).toThrow('public key for Ed25519');
  }
});
