import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { signingEnvironment, signingWords } from '../../../scripts/packaging/signing.mjs';
import { feedWords, updateFeed } from '../../../scripts/packaging/update-feed.mjs';
import { releaseNotes } from '../../../scripts/release-notes.mjs';

const CHANGELOG =
  '# Changelog\n\n## Unreleased\n\nSoon.\n\n## 1.2.0, 2026-03-01\n\n- New.\n\n## 1.1.0\n\nOld.\n';

it('a release tells what the changelog says of its version', () => {
  const release = { tag: 'v1.2.0', version: '1.2.0', changelog: CHANGELOG };
  expect(releaseNotes(release)).toBe('- New.\n');
});

it('there is no release of a version that the tag or the changelog does not name', () => {
  const release = { tag: 'v1.3.0', version: '1.3.0', changelog: CHANGELOG };
  expect(() => releaseNotes(release)).toThrow('CHANGELOG.md says nothing of 1.3.0');
  expect(() => releaseNotes({ ...release, tag: 'v1.2.0' })).toThrow('package.json has the version');
});

it('the changelog has something to say of this version', () => {
  const read = (name: string) => readFileSync(new URL(`../../../${name}`, import.meta.url), 'utf8');
  const { version } = JSON.parse(read('package.json'));
  expect(releaseNotes({ tag: `v${version}`, version, changelog: read('CHANGELOG.md') })).not.toBe(
    '',
  );
});

it('a secret that is missing in a workflow is no certificate, and a Mac’s own ones are not taken', () => {
  const env = { CSC_LINK: '', CSC_KEY_PASSWORD: '', APPLE_API_KEY_ID: '', OTHER: '' };
  expect(signingEnvironment(env)).toEqual({ OTHER: '', CSC_IDENTITY_AUTO_DISCOVERY: 'false' });
  expect(signingEnvironment({ CSC_LINK: 'file' })).toEqual({ CSC_LINK: 'file' });
});

it('it is said which packages are signed, and which are not', () => {
  const apple = { APPLE_API_KEY: 'k', APPLE_API_KEY_ID: 'i', APPLE_API_ISSUER: 's' };
  expect(signingWords('win32', {})).toContain('NOT SIGNED');
  expect(signingWords('win32', { WIN_CSC_LINK: 'c' })).toMatch(/^Signed/);
  expect(signingWords('darwin', apple)).toContain('NOT SIGNED');
  expect(signingWords('darwin', { CSC_LINK: 'c' })).toContain('NOT NOTARISED');
  expect(signingWords('darwin', { CSC_LINK: 'c', ...apple })).toContain('and notarised');
  expect(signingWords('linux', {})).toContain('Not signed');
});

it('updates come from the address that is given, else from the repository, else from nowhere', () => {
  const url = 'https://updates.example.com/earshot';
  expect(updateFeed({ EARSHOT_UPDATE_URL: url, GITHUB_REPOSITORY: 'us/earshot' })).toEqual({
    provider: 'generic',
    url,
  });
  expect(updateFeed({ GITHUB_REPOSITORY: 'us/earshot' })).toEqual({
    provider: 'github',
    owner: 'us',
    repo: 'earshot',
  });
  expect(updateFeed({})).toBeNull();
  expect(feedWords(updateFeed({ EARSHOT_UPDATE_URL: url }))).toContain(url);
  expect(feedWords(null)).toContain('Without updates');
});

it('updates that anybody on the way could change are refused', () => {
  for (const url of ['http://updates.example.com', 'updates', 'file:///updates']) {
    expect(() => updateFeed({ EARSHOT_UPDATE_URL: url })).toThrow('https');
  }
});
