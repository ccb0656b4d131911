import type { Draft } from '../../../common/adding/draft.ts';
import { foldText } from '../../../common/floor/fold-text.ts';
import {
  type Contact,
  MOST_RECENT,
  type Preset,
  type Recent,
} from '../../../common/ipc/saved-people.ts';
import { CREATE_PARAMETERS } from '../../../common/participant-parameters/create-parameters.ts';
import { withoutSecrets } from '../../../common/participant-parameters/secrets.ts';
import { isAsFilledIn } from './start-draft.ts';

/** With this address as the latest. */
export function withRecent(recents: readonly Recent[], address: string, at: number): Recent[] {
  const others = recents.filter((recent) => recent.address !== address);
  return [{ address, at }, ...others].slice(0, MOST_RECENT);
}

/** Under this name from now on, in the place of whoever had it. */
export function withContact(contacts: readonly Contact[], contact: Contact): Contact[] {
  return withNamed(contacts, contact);
}

export function withPreset(presets: readonly Preset[], preset: Preset): Preset[] {
  return withNamed(presets, preset);
}

/** The one of this name, however it is written. */
export function named<T extends { readonly name: string }>(
  all: readonly T[],
  name: string,
): T | undefined {
  return all.find((one) => sameName(one.name, name));
}

/**
 * What of a draft is worth a name: neither whom it was for, nor what belongs to one call, nor secrets, nor
 * what the form fills in by itself.
 */
export function presetDraft(draft: Draft, filled: Draft): Draft {
  const kept = Object.entries(withoutSecrets(CREATE_PARAMETERS, draft)).filter(
    ([name, value = '']) =>
      value.length > 0 && !OF_ONE_CALL.has(name) && !isAsFilledIn(draft, filled, name),
  );
  return Object.fromEntries(kept);
}

const OF_ONE_CALL: ReadonlySet<string> = new Set(['To', 'Label', 'CallSidToCoach']);

function withNamed<T extends { readonly name: string }>(all: readonly T[], one: T): T[] {
  const isThere = named(all, one.name) !== undefined;
  return isThere
    ? all.map((other) => (sameName(other.name, one.name) ? one : other))
    : [...all, one];
}

function sameName(a: string, b: string): boolean {
  return foldText(a.trim()) === foldText(b.trim());
}
