import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { aboutPanel } from '../../../main/shell/about-panel.ts';
import { readNotForUsers } from '../../../main/shell/build-note.ts';

it('the about box names the version, and says of a build for development that it is for nobody’s work', () => {
  const facts = { version: '1.2.0', notForUsers: null, iconPath: 'icon.png' };
  expect(aboutPanel(facts).applicationVersion).toBe('1.2.0');
  const note = 'Not for users: it runs on an old Electron.';
  expect(aboutPanel({ ...facts, notForUsers: note }).applicationVersion).toBe(`1.2.0. ${note}`);
});

it('whoever packages for development writes why; without a word it is for users', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'build-note-'));
  const write = (content: object) =>
    writeFile(path.join(folder, 'package.json'), JSON.stringify(content));
  try {
    await write({ name: 'earshot', notForUsers: 'Not for users.' });
    expect(await readNotForUsers(folder)).toBe('Not for users.');
    await write({ name: 'earshot' });
    expect(await readNotForUsers(folder)).toBeNull();
  } finally {
    await rm(folder, { recursive: true });
  }
});
