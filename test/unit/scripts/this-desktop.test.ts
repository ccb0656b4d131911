import { expect, it } from 'vitest';
import { desktopOfThisUser } from '../../../scripts/desktop/this-desktop.mjs';

const bus = { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/run/user/1000/bus' };

it('a person with a display and a session bus has a desktop', () => {
  for (const display of [{ DISPLAY: ':0' }, { WAYLAND_DISPLAY: 'wayland-0' }]) {
    const desktop = desktopOfThisUser({ ...display, ...bus }, 'linux', false);
    expect(desktop).toEqual({ hasDisplay: true, isComplete: true });
  }
});

it('root has none, even with a display', () => {
  const desktop = desktopOfThisUser({ DISPLAY: ':0', ...bus }, 'linux', true);
  expect(desktop).toEqual({ hasDisplay: true, isComplete: false });
});

it('there is none without a display, or without a session bus', () => {
  expect(desktopOfThisUser(bus, 'linux', false)).toEqual({ hasDisplay: false, isComplete: false });
  expect(desktopOfThisUser({ DISPLAY: ':0' }, 'linux', false).isComplete).toBe(false);
});

it('other systems always have one', () => {
  expect(desktopOfThisUser({}, 'darwin', false)).toEqual({ hasDisplay: true, isComplete: true });
});
