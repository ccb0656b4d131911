import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const CLI = fileURLToPath(new URL('../../../relay/cli.ts', import.meta.url));

/** A relay in a process of its own, always at the same port. */
export interface RelayProcess {
  readonly port: number;
  readonly pid: number | undefined;
  start(): Promise<void>;
  /** Resolves with its exit code. */
  stop(signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null>;
  /** What it wrote to stderr, in all its lives. */
  readonly log: () => string;
}

export function createRelayProcess(
  port: number,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): RelayProcess {
  let child: ChildProcess | null = null;
  let log = '';

  return {
    port,
    get pid() {
      return child?.pid;
    },
    async start() {
      const started = spawn(
        process.execPath,
        ['--import', 'tsx', CLI, '--host', '127.0.0.1', '--port', String(port), ...args],
        { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...env } },
      );
      child = started;
      started.stderr.on('data', (text) => {
        log += text;
      });
      const line = once(createInterface({ input: started.stdout }), 'line');
      await Promise.race([
        line,
        once(started, 'exit').then(([code]) => {
          if (code !== null) throw new Error(`The relay ended with ${code}: ${log}`);
        }),
      ]);
    },
    async stop(signal) {
      if (child === null || child.exitCode !== null || child.signalCode !== null) return null;
      const exited = once(child, 'exit');
      child.kill(signal);
      const [code] = await exited;
      return code;
    },
    log: () => log,
  };
}
