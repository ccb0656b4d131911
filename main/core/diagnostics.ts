import type { Result } from '../../common/failure.ts';
import type { Diagnostics, DiagnosticsSaved } from '../../common/ipc/diagnostics.ts';

/** Tells how the console is doing, without a credential and without who is on the calls. */
export interface DiagnosticsDesk {
  look(): Promise<Result<Diagnostics>>;
  /** Saves what was looked at last, and nothing else, where the person says. */
  save(id: string): Promise<Result<DiagnosticsSaved>>;
}
