import type { ElectronApplication } from '@playwright/test';

const TRIES = 5;
const ANSWER_MS = 30_000;

/**
 * Runs a function in Electron's main process. V8 may throw the answer away before Playwright has it
 * ("Resulting promise was garbage collected"), so the function may run again: it has to be one that may.
 */
export async function askMain<A, R>(
  app: ElectronApplication,
  run: (electron: typeof import('electron'), input: A) => R | Promise<R>,
  input: A,
): Promise<R> {
  for (let tries = 1; ; tries += 1) {
    try {
      // Playwright's type for what it sends as text is not exported.
      return await inTime(app.evaluate<R, A>(run as never, input), ANSWER_MS);
    } catch (error) {
      const isLost = error instanceof Error && /garbage collected|No answer/.test(error.message);
      if (!isLost || tries === TRIES) throw error;
    }
  }
}

/** Rejects when it takes longer: nothing here is waited for without end. */
export async function inTime<T>(work: Promise<T>, milliseconds: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new Error(`No answer within ${milliseconds} ms`)),
      milliseconds,
    );
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
