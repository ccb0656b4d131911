import type { Session } from 'electron';
import { APP_ORIGIN } from '../core/app-origin.ts';

/**
 * The page asks for no device and no capability but to put text on the clipboard when somebody clicks
 * "Copy", and to fill the screen with the wallboard. Its voice is a phone call, so it needs no
 * microphone. `asker` is the address of who asks: only our own page may fill the screen, since whatever
 * does so can look like anything.
 */
export function mayUse(permission: string, asker: string): boolean {
  if (permission === 'fullscreen') return isOwnPage(asker);
  return permission === 'clipboard-sanitized-write';
}

export function guardPermissions(session: Session): void {
  session.setPermissionRequestHandler(
    (_contents, permission, decide, { requestingUrl, isMainFrame }) =>
      decide(isMainFrame && mayUse(permission, requestingUrl)),
  );
  session.setPermissionCheckHandler((_contents, permission, asker) => mayUse(permission, asker));
  session.setDevicePermissionHandler(() => false);
}

function isOwnPage(address: string): boolean {
  return address === APP_ORIGIN || address.startsWith(`${APP_ORIGIN}/`);
}
