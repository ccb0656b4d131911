import { mkdir, writeFile } from 'node:fs/promises';
import type { MeasuredPage } from './measured-page.ts';

/** Does the work while V8 takes samples of the page and of main, and writes both as `.cpuprofile`. */
export async function profiled(
  { app, cdp }: MeasuredPage,
  folder: URL,
  name: string,
  work: () => Promise<void>,
): Promise<void> {
  await cdp.send('Profiler.enable');
  await cdp.send('Profiler.setSamplingInterval', { interval: SAMPLE_EVERY_US });
  await app.evaluate(async (_, interval) => {
    const inspector = process.getBuiltinModule('node:inspector/promises');
    const session = new inspector.Session();
    session.connect();
    await session.post('Profiler.enable');
    await session.post('Profiler.setSamplingInterval', { interval });
    await session.post('Profiler.start');
    globalThis.mainProfiler = session;
  }, SAMPLE_EVERY_US);
  await cdp.send('Profiler.start');
  await work();
  const page = await cdp.send('Profiler.stop');
  const main = await app.evaluate(async () => {
    const { profile } = await globalThis.mainProfiler.post('Profiler.stop');
    globalThis.mainProfiler.disconnect();
    return profile;
  });
  await mkdir(folder, { recursive: true });
  await writeFile(new URL(`floor-${name}-page.cpuprofile`, folder), JSON.stringify(page.profile));
  await writeFile(new URL(`floor-${name}-main.cpuprofile`, folder), JSON.stringify(main));
}

const SAMPLE_EVERY_US = 500;

declare global {
  var mainProfiler: import('node:inspector/promises').Session;
}
