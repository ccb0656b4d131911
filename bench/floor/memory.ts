import { askMain } from './ask-main.ts';
import type { MeasuredPage } from './measured-page.ts';

/** In megabytes, of what is still needed: after everything else was thrown away. */
export interface Memory {
  readonly page: number;
  readonly main: number;
  /** Elements and other nodes, in the page and out of it. */
  readonly nodes: number;
}

export async function memoryOf({ app, cdp }: MeasuredPage): Promise<Memory> {
  // What one collection lets go may hold what the next one finds.
  for (let times = 0; times < 3; times += 1) await cdp.send('HeapProfiler.collectGarbage');
  const { usedSize } = await cdp.send('Runtime.getHeapUsage');
  const { nodes } = await cdp.send('Memory.getDOMCounters');
  const collectMain = () => {
    process.getBuiltinModule('node:v8').setFlagsFromString('--expose-gc');
    const collect = process.getBuiltinModule('node:vm').runInNewContext('gc');
    collect();
    collect();
    return process.memoryUsage().heapUsed;
  };
  const main = await askMain(app, collectMain, null);
  return { page: usedSize / 1e6, main: main / 1e6, nodes };
}
