import { utilityProcess } from 'electron';

/** A process of the rehearsal that may not be ready yet. */
export interface ForkedRehearsal {
  /** The one line that it prints when it is ready; rejects where it ends before, or takes too long. */
  readonly line: Promise<string>;
  /** Calls once when it ends; at once when it has. */
  onEnd(act: () => void): void;
  kill(): void;
}

/** Where processes of the rehearsal come from. */
export interface RehearsalForks {
  /** The one that was begun early, or else a new one. */
  take(): ForkedRehearsal;
  /** Ends the one that was begun early, unless somebody took it. */
  dropEarly(): void;
}

const START_TIMEOUT_MS = 15_000;

/**
 * Processes that run this program. Nothing takes a processor longer at a start, so one may be begun
 * before it is known whether it may be opened.
 */
export function rehearsalForks(program: string, beginEarly: boolean): RehearsalForks {
  let early = beginEarly ? fork(program) : null;
  return {
    take() {
      const taken = early ?? fork(program);
      early = null;
      return taken;
    },
    dropEarly() {
      early?.kill();
      early = null;
    },
  };
}

function fork(program: string): ForkedRehearsal {
  const child = utilityProcess.fork(program, [], {
    serviceName: 'Earshot rehearsal',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let hasEnded = false;
  child.once('exit', () => {
    hasEnded = true;
  });
  const line = firstLine(child);
  // Nobody may be waiting for it when it fails.
  line.catch(() => undefined);
  return {
    line,
    onEnd(act) {
      if (hasEnded) act();
      else child.once('exit', act);
    },
    kill: () => child.kill(),
  };
}

function firstLine(child: Electron.UtilityProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    const timer = setTimeout(
      () => reject(new Error('it did not answer in time')),
      START_TIMEOUT_MS,
    );
    child.stdout?.on('data', (chunk: Buffer) => {
      text += chunk.toString('utf8');
      const end = text.indexOf('\n');
      if (end < 0) return;
      clearTimeout(timer);
      resolve(text.slice(0, end));
    });
    child.once('exit', (code) => {
      clearTimeout(timer);
      reject(new Error(`it ended with code ${code}`));
    });
  });
}
