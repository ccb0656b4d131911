import { expect, test } from 'vitest';
import { mayUse } from '../../main/shell/permissions.ts';

test.each([
  'media',
  'display-capture',
  'geolocation',
  'notifications',
  'midi',
  'midiSysex',
  'pointerLock',
  'fullscreen',
  'openExternal',
  'clipboard-read',
  'hid',
  'serial',
  'usb',
  'unknown',
])('the page may not use %s', (permission) => {
  expect(mayUse(permission)).toBe(false);
});

test('the page may put text on the clipboard', () => {
  expect(mayUse('clipboard-sanitized-write')).toBe(true);
});
