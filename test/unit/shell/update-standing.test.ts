import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { standingOf } from '../../../main/shell/update-standing.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'standing-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A copy of the console, with these files in its folder. */
function copy(
  platform: NodeJS.Platform,
  { files = {}, env = {} }: { files?: Record<string, string>; env?: Record<string, string> } = {},
) {
  const resources = join(folder, 'resources');
  mkdirSync(resources, { recursive: true });
  const all = { 'resources/app-update.yml': 'provider: generic\n', ...files };
  for (const [name, text] of Object.entries(all)) writeFileSync(join(folder, name), text);
  const execPath = join(folder, platform === 'win32' ? 'Earshot.exe' : 'earshot');
  return standingOf({ platform, execPath, resources, env }, join(resources, 'app-update.yml'));
}

const appImage = () => ({ APPIMAGE: join(folder, 'Earshot.AppImage'), APPDIR: folder });

describe('a copy of the console can replace itself', () => {
  it('as an AppImage in a folder of its user', () => {
    expect(copy('linux', { env: appImage() })).toBe('active');
  });

  it('as a package, which says so', () => {
    expect(copy('linux', { files: { 'resources/package-type': 'deb' } })).toBe('active');
  });

  it('as an app of macOS, and as what the .exe installed on Windows', () => {
    expect(copy('darwin')).toBe('active');
    expect(copy('win32', { files: { 'Uninstall Earshot.exe': '' } })).toBe('active');
  });
});

describe('a copy of the console cannot replace itself', () => {
  it('when it was unpacked from an archive', () => {
    expect(copy('linux')).toBe('not-installed');
  });

  it('when another program’s AppImage started it, whose place it would take', () => {
    const env = { APPIMAGE: join(folder, 'Terminal.AppImage'), APPDIR: '/tmp/.mount_terminal' };
    expect(copy('linux', { env })).toBe('not-installed');
    const { APPIMAGE } = appImage();
    expect(copy('linux', { env: { APPIMAGE } })).toBe('not-installed');
  });

  it('when it lies where its user may not write', () => {
    const env = { ...appImage(), APPIMAGE: join(folder, 'gone', 'Earshot.AppImage') };
    expect(copy('linux', { env })).toBe('no-rights');
  });

  it('when the .msi installed it for the whole computer', () => {
    expect(copy('win32')).toBe('not-installed');
  });

  it('when it was built without a place of newer versions', () => {
    const files = { 'resources/app-update.yml': 'updaterCacheDirName: earshot\n' };
    expect(copy('darwin', { files })).toBe('no-feed');
  });

  it('when nothing says from where it came', () => {
    const place = { platform: 'darwin', execPath: '', resources: folder, env: {} } as const;
    expect(standingOf(place, join(folder, 'app-update.yml'))).toBe('not-installed');
  });
});
