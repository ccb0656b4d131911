import { type ChildProcess, fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type ModelFailure, type ModelRun, runModel, wordsOf } from '../support/model/run-model.ts';

/*
 * `npm run model -- [--runs N] [--seed N] [--path P] [--no-shrink]`: the model-based test with runs of
 * one's own, on all cores. With a path, the one run that was reported.
 */

const BATCH = 100;
const PROGRESS_MS = 10_000;
const isWorker = process.send !== undefined;

if (isWorker) {
  process.on('disconnect', () => process.exit());
  process.on('message', (batch) => {
    // Sent by the process below.
    void runModel(batch as ModelRun).then((failure) => process.send?.({ failure }));
  });
} else {
  process.exitCode = await main();
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    allowNegative: true,
    options: {
      runs: { type: 'string', default: '2000' },
      seed: { type: 'string' },
      path: { type: 'string' },
      shrink: { type: 'boolean', default: true },
    },
  });
  const seed =
    values.seed === undefined ? Math.floor(Math.random() * 2 ** 31) : Number(values.seed);
  const { path, shrink } = values;
  const runs = Number(values.runs);
  const failure =
    path === undefined
      ? await runAll(seed, runs, shrink)
      : await runModel({ seed, runs: 1, path, shrink });
  if (failure === null) return 0;
  console.log(wordsOf(failure));
  console.log(`Found after ${failure.runs} runs: ${failure.message.split('\n')[0]}`);
  return 1;
}

/** Each core takes one batch after the other, each batch with a seed of its own. */
async function runAll(seed: number, runs: number, shrink: boolean): Promise<ModelFailure | null> {
  const startedAt = performance.now();
  let begun = 0;
  let done = 0;
  let toldAt = startedAt;
  let found: ModelFailure | null = null;
  const workers = Array.from({ length: availableParallelism() }, () =>
    fork(fileURLToPath(import.meta.url)),
  );
  await Promise.all(workers.map(work));
  say();
  return found;

  async function work(worker: ChildProcess): Promise<void> {
    while (begun < runs && found === null) {
      const size = Math.min(BATCH, runs - begun);
      const batch = { seed: seed + begun / BATCH, runs: size, shrink };
      begun += size;
      const failure = await ask(worker, batch);
      if (worker.killed) return;
      if (failure !== null) return stop(failure);
      done += size;
      if (performance.now() - toldAt > PROGRESS_MS) say();
    }
    worker.disconnect();
  }

  /** One failure is enough: nobody waits for what else there is. */
  function stop(failure: ModelFailure): void {
    done += failure.runs;
    found = { ...failure, runs: done };
    for (const worker of workers) worker.kill();
  }

  function say(): void {
    toldAt = performance.now();
    const seconds = (toldAt - startedAt) / 1_000;
    const rate = (done / seconds).toFixed(1);
    console.log(`${done} of ${runs} runs, ${rate} a second, seed ${seed}`);
  }
}

/** Null also when the worker was stopped. */
function ask(worker: ChildProcess, batch: ModelRun): Promise<ModelFailure | null> {
  return new Promise((resolve, reject) => {
    const onExit = () =>
      worker.killed ? resolve(null) : reject(new Error('A worker of the model ended'));
    worker.once('exit', onExit);
    worker.once('message', (message) => {
      worker.off('exit', onExit);
      // Sent by the worker above.
      resolve((message as { failure: ModelFailure | null }).failure);
    });
    worker.send(batch);
  });
}
