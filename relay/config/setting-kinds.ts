import { readFileSync } from 'node:fs';
import { type Given, SETTINGS, SettingError, type SettingName, type Settings } from './settings.ts';

/** Reads settings of each kind, or throws a `SettingError`. */
export function settingKinds(settings: Settings) {
  const text = (name: SettingName): string | null => settings(name)?.text ?? null;

  function whole(name: SettingName, least: number, most: number, otherwise: number): number {
    const given = settings(name);
    if (given === null) return otherwise;
    const value = /^\d{1,15}$/.test(given.text) ? Number(given.text) : Number.NaN;
    if (value >= least && value <= most) return value;
    throw wrong(given, `must be a whole number from ${least} to ${most}`);
  }

  function oneOf<T extends string>(name: SettingName, known: readonly T[], otherwise: T): T {
    const given = settings(name);
    if (given === null) return otherwise;
    const found = known.find((candidate) => candidate === given.text);
    if (found !== undefined) return found;
    throw wrong(given, `must be one of ${known.join(', ')}`);
  }

  function url(name: SettingName, protocols: readonly string[]): string | null {
    const given = settings(name);
    if (given === null) return null;
    const parsed = URL.canParse(given.text) ? new URL(given.text) : null;
    if (parsed !== null && parsed.host !== '' && protocols.includes(parsed.protocol)) {
      return given.text;
    }
    // The text is not repeated: it may hold a password.
    const kinds = protocols.map((protocol) => `${protocol}//`).join(' or ');
    throw new SettingError(`${given.from} must be an address that begins with ${kinds}`);
  }

  function file(name: SettingName): { readonly text: string; readonly from: string } | null {
    const given = settings(name);
    if (given === null) return null;
    try {
      return { text: readFileSync(given.text, 'utf8'), from: given.from };
    } catch (error) {
      throw wrong(given, `names a file that cannot be read (${reasonOf(error)})`);
    }
  }

  return { text, whole, oneOf, url, file };
}

export type SettingKinds = ReturnType<typeof settingKinds>;

/** In words, for a setting that has to be there. */
export function missing(name: SettingName, why: string): SettingError {
  return new SettingError(`${SETTINGS[name].env} (or --${name}) is not set: ${why}`);
}

function wrong({ from, text }: Given, rule: string): SettingError {
  return new SettingError(`${from} ${rule}, not “${text}”`);
}

export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return 'code' in error ? String(error.code) : error.message;
}
