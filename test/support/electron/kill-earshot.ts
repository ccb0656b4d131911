import type { Earshot } from './launch-earshot.ts';

/** Ends the main process as a crash or a lost battery would: it learns nothing of it. */
export async function killEarshot({ app, close }: Earshot): Promise<void> {
  const pid = await app.evaluate(() => process.pid);
  process.kill(pid, 'SIGKILL');
  await close();
}
