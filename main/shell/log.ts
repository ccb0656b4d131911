import { readFileSync } from 'node:fs';
import log from 'electron-log/main';
import { redact } from '../core/redact.ts';

export interface Log {
  info(message: string): void;
  error(error: unknown): void;
  /** The oldest first. */
  lastLines(count: number): readonly string[];
}

/** The log file below the user's data. Every line is redacted on its way in. */
export function openLog(): Log {
  log.transports.file.level = 'info';
  log.transports.file.maxSize = 2 * 1024 * 1024;
  log.transports.console.level = 'warn';
  return {
    info: (message) => log.info(redact(message)),
    error: (error) => {
      const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
      log.error(redact(text));
    },
    lastLines(count) {
      const text = readFileSync(log.transports.file.getFile().path, 'utf8');
      return text.trimEnd().split(/\r?\n/).slice(-count);
    },
  };
}
