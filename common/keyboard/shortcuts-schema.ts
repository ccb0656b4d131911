import { z } from 'zod';
import { ACT_IDS } from './acts.ts';
import { parseChord } from './chord.ts';

const chordTextSchema = z
  .string()
  .max(60)
  .refine((text) => parseChord(text) !== null, 'This is not a shortcut');

/** What was changed of the shortcuts, act by act; an empty list is an act without any. */
export const shortcutsSchema = z.partialRecord(
  z.enum(ACT_IDS),
  z.array(chordTextSchema).max(3, 'Use at most 3 shortcuts for one act'),
);

export type Shortcuts = Readonly<z.infer<typeof shortcutsSchema>>;

/**
 * What an earlier version, or a later one, saved, as this one understands it: acts that were renamed have
 * their new name, and acts that there are not here are left out. What is wrong stays for the schema.
 */
export function migrateShortcuts(saved: unknown): unknown {
  const read = z.record(z.string(), z.unknown()).safeParse(saved);
  if (!read.success) return saved;
  const known: ReadonlySet<string> = new Set(ACT_IDS);
  const named = Object.entries(read.data).map(([act, chords]) => [RENAMED.get(act) ?? act, chords]);
  return Object.fromEntries(named.filter(([act]) => known.has(String(act))));
}

/** From the name that an act had to the name that it has. */
const RENAMED: ReadonlyMap<string, string> = new Map();
