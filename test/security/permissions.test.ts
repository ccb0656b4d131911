import { expect, test } from 'vitest';
import { APP_ORIGIN } from '../../main/core/app-origin.ts';
import { mayUse } from '../../main/shell/permissions.ts';

const OWN_PAGE = `${APP_ORIGIN}/index.html`;

test.each([
  'media',
  'display-capture',
  'geolocation',
  'notifications',
  'midi',
  'midiSysex',
  'pointerLock',
  'automatic-fullscreen',
  'keyboardLock',
  'openExternal',
  'clipboard-read',
  'hid',
  'serial',
  'usb',
  'unknown',
])('the page may not use %s', (permission) => {
  expect(mayUse(permission, OWN_PAGE)).toBe(false);
});

test('the page may put text on the clipboard', () => {
  expect(mayUse('clipboard-sanitized-write', OWN_PAGE)).toBe(true);
});

test.each([APP_ORIGIN, `${APP_ORIGIN}/`, OWN_PAGE])('%s may fill the screen', (asker) => {
  expect(mayUse('fullscreen', asker)).toBe(true);
});

test.each([
  '',
  'null',
  'about:blank',
  'https://earshot',
  'https://example.com/app://earshot/',
  'app://earshot.example.com/',
  'app://earshot:8080/',
  'app://other/index.html',
  'file:///app://earshot/',
])('“%s” may not fill the screen', (asker) => {
  expect(mayUse('fullscreen', asker)).toBe(false);
});
