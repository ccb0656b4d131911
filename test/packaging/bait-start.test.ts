import { chmod, mkdir, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { REFUSED } from '../../main/shell/switches.ts';
import type { PackagedOptions, PackagedStart } from '../support/electron/launch-packaged.ts';
import { expect, test } from '../support/packaging/bait-test.ts';
import { changedCopy } from '../support/packaging/changed-copy.ts';

test('told to be a Node for others, it is the console all the same; with open fuses it obeys', async ({
  launch,
  start,
}) => {
  const closed = await trap();
  const asNode = ({ script, other }: Trap): PackagedOptions => ({
    env: { ELECTRON_RUN_AS_NODE: '1', NODE_OPTIONS: `--require=${script}` },
    args: [other],
  });
  await launch(asNode(closed));
  expect(await closed.bites()).toEqual([]);

  const open = await trap();
  const binary = await changedCopy({ fusesOpen: true });
  await (await start({ ...asNode(open), binary })).ended;
  expect(await open.bites()).toEqual(['option', 'script']);
});

test('it opens no inspector, neither when it is told to nor on a signal; with open fuses it does', async ({
  launch,
  start,
}) => {
  const binary = await changedCopy({ fusesOpen: true });
  for (const word of ['--inspect=0', '--inspect-brk=0']) {
    const { logs } = await launch({ args: [word] });
    expect(logs.join('\n')).not.toContain('Debugger listening');
    await (await start({ args: [word], binary })).line(/^Debugger listening on ws:/);
  }
  const closed = await launch({ keychain: false });
  closed.leader.kill('SIGUSR1');
  const open = await start({ keychain: false, args: ['--rehearsal'], binary });
  await expect.poll(() => openedIn(open)).toBe(true);
  open.leader.kill('SIGUSR1');
  await open.line(/^Debugger listening on ws:/);
  expect(closed.logs.join('\n')).not.toContain('Debugger listening');
});

test('an app in a folder is not run, neither beside the archive nor in its place; with open fuses it would be', async ({
  launch,
  start,
}) => {
  const closed = await trap();
  const beside = ({ code }: Trap) => ({ 'app/package.json': '{}', 'app/index.js': code('folder') });
  await launch({ binary: await changedCopy({ beside: beside(closed) }) });
  expect(await closed.bites()).toEqual([]);

  const open = await trap();
  const alone = { beside: beside(open), archive: false };
  await (await start({ binary: await changedCopy(alone) })).ended;
  expect(await open.bites()).toEqual([]);
  await start({ binary: await changedCopy({ ...alone, fusesOpen: true }) });
  await expect.poll(open.bites).toEqual(['folder']);
});

test('an archive that somebody changed starts on Linux: there, who may write to it is what counts', async ({
  start,
}) => {
  // Electron compares the archive with what the program knows of it on macOS and Windows alone.
  test.skip(process.platform !== 'linux');
  const changed = await start({ binary: await changedCopy({ without: ['switches'] }) });
  await expect.poll(() => openedIn(changed)).toBe(true);
});

test('it does not start with any switch that takes its protection away; one that does not look would', async ({
  start,
}) => {
  const open = await start({
    args: ['--disable-web-security'],
    binary: await changedCopy({ without: ['switches'] }),
  });
  await expect.poll(() => openedIn(open)).toBe(true);
  for (const name of REFUSED) {
    const refused = await start({ args: [`--${name}=/usr/bin/env`] });
    expect(await refused.ended, name).not.toBe(0);
    expect(await openedIn(refused), name).toBe(false);
    // With this one Chromium ends by itself, before any code of the console runs.
    if (name === 'zygote-cmd-prefix') continue;
    expect(refused.logs.join('\n'), name).toContain(`--${name}, which takes its protection away`);
  }
});

test('no other program is put before its processes; one that does not look puts it there', async ({
  start,
}) => {
  const launcher = ({ program }: Trap) => [
    `--gpu-launcher=${program}`,
    // They come from a process that Chromium has started before.
    '--no-unsandboxed-zygote',
  ];
  const closed = await trap();
  expect(await (await start({ args: launcher(closed) })).ended).toBe(1);
  expect(await closed.bites()).toEqual([]);
  const open = await trap();
  const binary = await changedCopy({ without: ['switches'] });
  await start({ args: launcher(open), binary });
  await expect.poll(open.bites).toEqual(['program']);
});

/** A folder in which code of others leaves a file when it is run. */
async function trap() {
  const folder = await mkdtemp(join(tmpdir(), 'bait-'));
  await chmod(folder, 0o777);
  const bitten = join(folder, 'bitten');
  await mkdir(bitten);
  await chmod(bitten, 0o777);
  const code = (name: string) =>
    `require('node:fs').writeFileSync(${JSON.stringify(join(bitten, name))}, '')`;
  const [script, other] = [join(folder, 'option.cjs'), join(folder, 'script.cjs')];
  await writeFile(script, code('option'));
  await writeFile(other, code('script'));
  const program = join(folder, 'program');
  await writeFile(program, `#!/bin/sh\ntouch '${join(bitten, 'program')}'\nexec "$@"\n`);
  await chmod(program, 0o755);
  return { code, script, other, program, bites: async () => (await readdir(bitten)).sort() };
}

type Trap = Awaited<ReturnType<typeof trap>>;

async function openedIn({ userDataDir }: PackagedStart): Promise<boolean> {
  const log = await readFile(join(userDataDir, 'logs', 'main.log'), 'utf8').catch(() => '');
  return log.includes('is open');
}
