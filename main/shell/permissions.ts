import type { Session } from 'electron';

/**
 * The page asks for no device and no capability but to put text on the clipboard when somebody clicks
 * "Copy". Its voice is a phone call, so it needs no microphone.
 */
export function mayUse(permission: string): boolean {
  return permission === 'clipboard-sanitized-write';
}

export function guardPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, decide) =>
    decide(mayUse(permission)),
  );
  session.setPermissionCheckHandler((_contents, permission) => mayUse(permission));
  session.setDevicePermissionHandler(() => false);
}
