import { describe, expect, it } from 'vitest';
import {
  appLibraries,
  desktopLibraries,
  installLine,
  missingLibraries,
  namesToInstall,
  parseInstallable,
  parseInstalled,
} from '../../../scripts/setup/system-libraries.mjs';

const debianWithEverything = [
  'libgtk-3-0',
  'libasound2',
  'libnss3',
  'libgbm1',
  'libsecret-1-0',
  'unzip',
];

describe('missing system libraries', () => {
  it('are none when Debian has each under its name', () => {
    expect(missingLibraries(appLibraries, new Set(debianWithEverything))).toEqual([]);
  });

  it('are none when Ubuntu 24.04 has the renamed ones', () => {
    const renamed = debianWithEverything.map((name) =>
      ['libgtk-3-0', 'libasound2'].includes(name) ? `${name}t64` : name,
    );
    expect(missingLibraries(appLibraries, new Set(renamed))).toEqual([]);
  });

  it('are exactly those that are not installed under any name', () => {
    const installed = new Set(debianWithEverything.filter((name) => name !== 'libasound2'));
    expect(missingLibraries(appLibraries, installed)).toEqual([['libasound2t64', 'libasound2']]);
    expect(missingLibraries(desktopLibraries, new Set(['dbus']))).toEqual([
      ['xvfb'],
      ['gnome-keyring'],
    ]);
  });
});

describe('what dpkg lists', () => {
  it('is installed only when its state says so', () => {
    const listing =
      'libnss3 installed\nxvfb config-files\nunzip not-installed\ndbus half-configured\n';
    expect([...parseInstalled(listing)]).toEqual(['libnss3']);
  });

  it('is nothing when dpkg knows none of the names', () => {
    expect(parseInstalled('').size).toBe(0);
  });
});

describe('the name to install', () => {
  const policy = `libasound2:
  Installed: (none)
  Candidate: (none)
  Version table:
libasound2t64:
  Installed: (none)
  Candidate: 1.2.11-1build2
  Version table:
     1.2.11-1build2 500
        500 http://archive.example noble/main amd64 Packages
libnss3:
  Installed: (none)
  Candidate: 2:3.98-1build1
`;

  it('is one that apt has a candidate for', () => {
    expect([...parseInstallable(policy)]).toEqual(['libasound2t64', 'libnss3']);
  });

  it('is the new name where there is one, the old one elsewhere', () => {
    const missing = [['libasound2t64', 'libasound2'], ['libnss3']];
    expect(namesToInstall(missing, parseInstallable(policy))).toEqual(['libasound2t64', 'libnss3']);
    expect(namesToInstall(missing, new Set(['libasound2', 'libnss3']))).toEqual([
      'libasound2',
      'libnss3',
    ]);
  });

  it('is the old one when apt knows none yet', () => {
    expect(namesToInstall([['libasound2t64', 'libasound2']], new Set())).toEqual(['libasound2']);
  });
});

it('a person who must install them gets one line to run', () => {
  const line = installLine(['libnss3', 'xvfb']);
  expect(line).not.toContain('\n');
  expect(line).toMatch(/^sudo apt-get update && sudo apt-get install -y .*libnss3 xvfb$/);
});
