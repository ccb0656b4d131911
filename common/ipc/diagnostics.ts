import { z } from 'zod';

/** What would be saved for whoever helps, whole, so that it can be read before. */
export const diagnosticsSchema = z.object({
  /** Says to `diagnostics:save` that exactly this is meant. */
  id: z.string(),
  /** JSON. */
  text: z.string(),
  logLines: z.int(),
  /** Why the log is not in it; null when it is. */
  withoutLog: z.string().nullable(),
});

export const diagnosticsSavedSchema = z.object({ fileName: z.string() });

export type Diagnostics = Readonly<z.infer<typeof diagnosticsSchema>>;
export type DiagnosticsSaved = Readonly<z.infer<typeof diagnosticsSavedSchema>>;
