import type { Role } from '../../common/wire/relay-protocol.ts';

/** What one can do through the gateway, in the words of the table in docs/operations.md. */
export type Permission = keyof typeof PERMISSIONS;

/** Who may do what. What is not here nobody may do. */
export const PERMISSIONS = {
  'list conferences': ['viewer', 'coach', 'supervisor', 'admin'],
  'read a conference': ['viewer', 'coach', 'supervisor', 'admin'],
  'list participants': ['viewer', 'coach', 'supervisor', 'admin'],
  'read a participant': ['viewer', 'coach', 'supervisor', 'admin'],
  'see whether a conference is recorded': ['viewer', 'coach', 'supervisor', 'admin'],
  'list calls': ['viewer', 'coach', 'supervisor', 'admin'],
  'read a call': ['viewer', 'coach', 'supervisor', 'admin'],
  'list the account’s numbers': ['viewer', 'coach', 'supervisor', 'admin'],

  'join muted with your own leg': ['coach', 'supervisor', 'admin'],
  'mute your own leg': ['coach', 'supervisor', 'admin'],
  'hold your own leg': ['coach', 'supervisor', 'admin'],
  'aim your own muted leg': ['coach', 'supervisor', 'admin'],
  'coach with your own leg': ['coach', 'supervisor', 'admin'],
  'take your own leg off': ['coach', 'supervisor', 'admin'],
  'hang up your own leg': ['coach', 'supervisor', 'admin'],
  'barge in with your own leg': ['supervisor', 'admin'],

  'add anybody': ['supervisor', 'admin'],
  'add somebody who coaches': ['supervisor', 'admin'],
  'begin a call': ['supervisor', 'admin'],
  'record whoever is added': ['supervisor', 'admin'],
  'mute or unmute anybody': ['supervisor', 'admin'],
  'hold anybody': ['supervisor', 'admin'],
  'announce to one person': ['supervisor', 'admin'],
  'announce to everybody': ['supervisor', 'admin'],
  'set the music while they wait': ['supervisor', 'admin'],
  'pause or resume a recording': ['supervisor', 'admin'],
  'remove anybody': ['supervisor', 'admin'],
  'hang up somebody you added': ['supervisor', 'admin'],

  'decide whose leaving ends the call': ['admin'],
  'set the beep at leaving': ['admin'],
  'stop a recording': ['admin'],
  'end a call': ['admin'],
  'end a conference': ['admin'],

  // Somebody who listens must never be put on the air by another's click.
  'make a colleague’s leg heard': [],
  'join in a colleague’s name': [],
  'join with your own leg, heard': [],
  'unmute your own leg without saying who hears it': [],
  'coach with a leg that is not a supervisor’s': [],
} as const satisfies Readonly<Record<string, readonly Role[]>>;

export function mayDo(role: Role, permission: Permission): boolean {
  const roles: readonly Role[] = PERMISSIONS[permission];
  return roles.includes(role);
}
