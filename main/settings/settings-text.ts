import { z } from 'zod';
import { fail, ok, type Result } from '../../common/failure.ts';
import { DEFAULT_SETTINGS, type Settings, settingsSchema } from '../../common/ipc/settings.ts';

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

const savedSchema = z
  .object({
    version: z.literal(VERSION),
    thresholds: z.looseObject({}).default({}),
    history: z.looseObject({}).default({}),
  })
  .transform(({ thresholds, history }) => ({
    thresholds: { ...DEFAULT_SETTINGS.thresholds, ...thresholds },
    history: { ...DEFAULT_SETTINGS.history, ...history },
  }))
  .pipe(settingsSchema);

function where({ issues }: z.ZodError): string {
  return issues.map((issue) => issue.path.join('.') || 'all of it').join(', ');
}
