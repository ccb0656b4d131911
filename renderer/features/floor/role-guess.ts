import { guesserOf, type RoleGuess, type RoleMarks } from '../../../common/floor/role-of.ts';
import { DEFAULT_ROLES, type RoleSettings } from '../../../common/floor/roles.ts';
import { useLocal } from '../../store/stores.tsx';

type Guesser = (row: RoleMarks) => RoleGuess;

/** Each knows what it guessed before, so there is one for all of the screen. */
const guessers = new WeakMap<RoleSettings, Guesser>();

/** Tells who somebody is by these rules: for the same rules the very same function. */
export function guesserFor(roles: RoleSettings): Guesser {
  const known = guessers.get(roles);
  if (known !== undefined) return known;
  const guesser = guesserOf(roles.rules, roles.corrections);
  guessers.set(roles, guesser);
  return guesser;
}

/** Tells who somebody is to the call centre, and why, by the rules of the settings. */
export function useRoleGuess(): Guesser {
  return guesserFor(useLocal(({ settings }) => settings?.settings.roles ?? DEFAULT_ROLES));
}
