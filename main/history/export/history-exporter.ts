import path from 'node:path';
import { fail, ok, type Result } from '../../../common/failure.ts';
import { csvText, type ExportText, jsonText } from '../../../common/history/export-text.ts';
import type {
  HistoryExported,
  HistoryExportRequest,
  HistoryWritten,
} from '../../../common/ipc/history.ts';
import type { AccountSid } from '../../../common/model/sid.ts';
import type { Clock } from '../../core/clock.ts';
import type { HistoryExporter, HistoryReader } from '../../core/history.ts';
import { callsToExport } from './calls-to-export.ts';
import { exportName } from './export-name.ts';
import { alreadyExporting, notExported, notThere, stopped, withoutPlace } from './export-words.ts';
import { wholeFile } from './whole-file.ts';

interface HistoryExporterNeeds {
  readonly history: HistoryReader;
  readonly clock: Pick<Clock, 'now'>;
  /** Asks the person where to; null when they turned away. */
  readonly choosePlace: (suggested: SuggestedPlace) => Promise<string | null>;
  /** Told how much was written, when a place was chosen and then a few times a second. */
  readonly onProgress: (written: HistoryWritten) => void;
}

export interface SuggestedPlace {
  readonly name: string;
  readonly format: 'csv' | 'json';
}

/** How often an export tells how far it is, in milliseconds. */
const TELL_EVERY_MS = 250;

/** Writes the history into a file of the person's choice, page by page. */
export function createHistoryExporter(needs: HistoryExporterNeeds): HistoryExporter {
  const { history, clock, choosePlace, onProgress } = needs;
  let running: AbortController | null = null;

  return {
    async run(accountSid, request) {
      if (running !== null) return fail(alreadyExporting);
      running = new AbortController();
      try {
        return await exportTo(accountSid, request, running.signal);
      } finally {
        running = null;
      }
    },
    stop: () => running?.abort(),
  };

  async function exportTo(
    accountSid: AccountSid,
    request: HistoryExportRequest,
    signal: AbortSignal,
  ): Promise<Result<HistoryExported>> {
    const name = exportName(request, clock.now());
    const place = await choosePlace({ name, format: request.format });
    if (place === null) return fail(withoutPlace);
    const written = { calls: 0, entries: 0 };
    onProgress({ ...written });
    let toldAt = clock.now();
    try {
      const done = await wholeFile(place, async (write) => {
        const text = textOf(request, clock.now());
        await write(text.begin());
        for await (const step of callsToExport(history, accountSid, request)) {
          if (signal.aborted) return fail(stopped);
          if (!step.ok) return step;
          const { call, entries, isLast } = step.value;
          if (call !== null) written.calls += 1;
          written.entries += entries.length;
          const parts = [call === null ? '' : text.call(call), text.entries(entries)];
          await write(parts.join('') + (isLast ? text.callEnd() : ''));
          if (Math.abs(clock.now() - toldAt) < TELL_EVERY_MS) continue;
          onProgress({ ...written });
          toldAt = clock.now();
        }
        if (signal.aborted) return fail(stopped);
        if (written.calls === 0 && request.of.kind === 'call') return fail(notThere);
        await write(text.end());
        return ok(undefined);
      });
      return done.ok ? ok({ fileName: path.basename(place), ...written }) : done;
    } catch (error) {
      return fail(notExported(error, place));
    }
  }
}

function textOf({ of, format, byteOrderMark }: HistoryExportRequest, now: number): ExportText {
  const detail = of.kind === 'call' ? 'entries' : of.detail;
  return format === 'csv' ? csvText(detail, byteOrderMark) : jsonText(detail, now);
}
