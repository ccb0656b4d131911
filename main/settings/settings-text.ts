import { z } from 'zod';
import { fail, ok, type Result } from '../../common/failure.ts';
import { COLUMNS } from '../../common/floor/columns.ts';
import { DEFAULT_SETTINGS, type Settings, settingsSchema } from '../../common/ipc/settings.ts';
import { migrateShortcuts } from '../../common/keyboard/shortcuts-schema.ts';

/** Raised when a file of today could not be understood by the code of yesterday. */
const VERSION = 1;

export function textOfSettings(settings: Settings): string {
  return `${JSON.stringify({ version: VERSION, ...settings }, null, 2)}\n`;
}

/** What is missing has its default. The error says what is wrong with the file, as half a sentence. */
export function settingsFromText(text: string): Result<Settings, string> {
  let saved: unknown;
  try {
    saved = JSON.parse(text);
  } catch {
    return fail('it was damaged');
  }
  const version = z.object({ version: z.number() }).safeParse(saved);
  if (version.success && version.data.version > VERSION) return fail('a newer Earshot wrote it');
  const settings = savedSchema.safeParse(saved);
  return settings.success
    ? ok(settings.data)
    : fail(`it says what cannot be (${where(settings.error)})`);
}

/** What is in groups has a default for each part of it. */
const part = z.looseObject({}).default({});

const SHOWN: ReadonlySet<string> = new Set(COLUMNS);
const WIDE: ReadonlySet<string> = new Set(['person', ...COLUMNS]);

/** Columns that there are not here, and may be in a later version, are left out. */
const floorPart = z
  .looseObject({
    columns: z
      .array(z.string())
      .transform((columns) => columns.filter((column) => SHOWN.has(column)))
      .exactOptional(),
    widths: z
      .record(z.string(), z.unknown())
      .transform((widths) => Object.entries(widths).filter(([column]) => WIDE.has(column)))
      .transform((known) => Object.fromEntries(known))
      .exactOptional(),
  })
  .default({});

const savedSchema = z
  .looseObject({
    version: z.literal(VERSION),
    thresholds: part,
    history: part,
    notifications: part,
    roles: part,
    floor: floorPart,
    appearance: part,
    shortcuts: z.unknown().default({}).transform(migrateShortcuts),
  })
  .transform(({ version: _, ...saved }) => ({
    ...DEFAULT_SETTINGS,
    ...saved,
    thresholds: { ...DEFAULT_SETTINGS.thresholds, ...saved.thresholds },
    history: { ...DEFAULT_SETTINGS.history, ...saved.history },
    notifications: { ...DEFAULT_SETTINGS.notifications, ...saved.notifications },
    roles: { ...DEFAULT_SETTINGS.roles, ...saved.roles },
    floor: { ...DEFAULT_SETTINGS.floor, ...saved.floor },
    appearance: { ...DEFAULT_SETTINGS.appearance, ...saved.appearance },
  }))
  .pipe(settingsSchema);

function where({ issues }: z.ZodError): string {
  return issues.map((issue) => issue.path.join('.') || 'all of it').join(', ');
}
