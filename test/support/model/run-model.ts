import fc from 'fast-check';
import { play, retell } from './play.ts';
import { type Script, scripts } from './steps.ts';

export interface ModelRun {
  readonly seed: number;
  readonly runs: number;
  /** Of one failure of that seed, as it was reported: only that is played. */
  readonly path?: string | undefined;
  /** Whether a failing run is cut down to the steps that matter; true unless said otherwise. */
  readonly shrink?: boolean;
}

export interface ModelFailure {
  readonly seed: number;
  readonly path: string;
  /** Runs up to the one that failed. */
  readonly runs: number;
  readonly message: string;
  readonly story: string;
}

/** Plays that many runs; answers the first that breaks a promise, or null. */
export async function runModel({
  seed,
  runs,
  path,
  shrink = true,
}: ModelRun): Promise<ModelFailure | null> {
  const property = fc.asyncProperty(
    scripts(),
    async (script) => (await messageOf(script)) === null,
  );
  const details = await fc.check(property, {
    seed,
    numRuns: runs,
    endOnFailure: !shrink,
    ...(path === undefined ? {} : { path }),
  });
  const [script] = details.counterexample ?? [];
  if (script === undefined) return null;
  return {
    seed,
    path: details.counterexamplePath ?? '',
    runs: details.numRuns,
    message:
      (await messageOf(script)) ?? 'It does not fail a second time: the run is not repeatable',
    story: await retell(script),
  };
}

async function messageOf(script: Script): Promise<string | null> {
  try {
    return (await play(script))?.message ?? null;
  } catch (error) {
    return error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
}

export function wordsOf({ seed, path, message, story }: ModelFailure): string {
  return [story, '', message, `Replay: npm run model -- --seed ${seed} --path ${path}`].join('\n');
}
