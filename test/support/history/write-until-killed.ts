import Database from 'libsql';
import { createHistoryRecorder } from '../../../main/history/history-recorder.ts';
import { systemClock } from '../../../main/system-clock.ts';
import { accountSid, EVERY_CALL, muted } from './entries.ts';

/*
 * Records without end, and says after each reading up to which number everything is known to be kept.
 * Its arguments: the file, and the number to begin with.
 */
const [file = '', first = '0'] = process.argv.slice(2);
const history = createHistoryRecorder({
  file,
  loadSqlite: async () => Database,
  clock: systemClock,
  limits: () => ({ keepDays: 30, maxMegabytes: 500 }),
  onState: () => {},
});
for (let number = Number(first); ; ) {
  for (const end = number + 150; number < end; number += 1) {
    history.record({ ...muted(number % 7, number, 0), at: systemClock.now() });
  }
  const query = { accountSid: accountSid(1), search: EVERY_CALL, before: null, limit: 1 };
  const calls = await history.calls(query);
  if (calls.ok) process.stdout.write(`${number}\n`);
}
