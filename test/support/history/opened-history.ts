import Database from 'libsql';
import type { HistoryEntry, HistorySearch } from '../../../common/ipc/history.ts';
import type { HistorySettings } from '../../../common/ipc/settings.ts';
import { createHistoryRecorder } from '../../../main/history/history-recorder.ts';
import { createManualClock } from '../../unit/twilio/manual-clock.ts';
import { accountSid, callNamed, EVERY_CALL } from './entries.ts';

const KEEP_ALL: HistorySettings = { keepDays: 365, maxMegabytes: 10_000 };

/** The history in a file of the disk, in virtual time, opened so many milliseconds into the year. */
export async function openHistory(file: string, openedAt = 0) {
  const clock = createManualClock();
  await clock.pass(openedAt);
  const recorder = createHistoryRecorder({
    file,
    loadSqlite: async () => Database,
    clock,
    limits: () => KEEP_ALL,
    onState: () => {},
  });
  await clock.pass(0);
  return {
    clock,
    recorder,
    record(...entries: readonly HistoryEntry[]) {
      for (const entry of entries) recorder.record(entry);
    },
    async page(wanted: Partial<HistorySearch> = {}, before: number | null = null, limit = 100) {
      const search = { ...EVERY_CALL, ...wanted };
      const query = { accountSid: accountSid(1), search, before, limit };
      const found = await clock.passUntil(recorder.calls(query));
      if (!found.ok) throw new Error(found.error.message);
      return found.value;
    },
    async entries(conf: number, after: number | null = null, limit = 1_000) {
      const query = { ...callNamed(conf), after, limit };
      const found = await clock.passUntil(recorder.entries(query));
      if (!found.ok) throw new Error(found.error.message);
      return found.value;
    },
    async close() {
      const closed = recorder.close();
      await clock.pass(1_000);
      await closed;
    },
  };
}
