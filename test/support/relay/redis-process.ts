import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createConnection } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freePort } from '../../../rehearsal/free-port.ts';

/** A real Redis of the test's own, which keeps what it was told before it answers. */
export interface RedisProcess {
  readonly url: string;
  start(): Promise<void>;
  /** Ends it; what it kept comes back with `start`. */
  stop(signal?: 'SIGTERM' | 'SIGKILL'): Promise<void>;
  /** It stands still without closing a connection, until it goes on. */
  freeze(): void;
  thaw(): void;
  /** Ends it for good. */
  remove(): Promise<void>;
}

export async function startRedis(): Promise<RedisProcess> {
  const program = pathOfRedis();
  const folder = await mkdtemp(path.join(tmpdir(), 'earshot-redis-'));
  const port = await freePort();
  let child: ChildProcess | null = null;

  const redis: RedisProcess = {
    url: `redis://127.0.0.1:${port}`,
    async start() {
      const kept = ['--appendonly', 'yes', '--appendfsync', 'always', '--save', ''];
      const args = ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder, ...kept];
      child = spawn(program, args, { stdio: 'ignore' });
      await untilItListens(port);
    },
    async stop(signal = 'SIGTERM') {
      if (child === null || child.exitCode !== null || child.signalCode !== null) return;
      const exited = once(child, 'exit');
      child.kill('SIGCONT');
      child.kill(signal);
      await exited;
    },
    freeze: () => void child?.kill('SIGSTOP'),
    thaw: () => void child?.kill('SIGCONT'),
    async remove() {
      await redis.stop('SIGKILL');
      await rm(folder, { recursive: true });
    },
  };
  await redis.start();
  return redis;
}

function pathOfRedis(): string {
  try {
    return execFileSync('sh', ['-c', 'command -v redis-server'], { encoding: 'utf8' }).trim();
  } catch {
    throw new Error('redis-server is not installed: sudo apt-get install redis-server');
  }
}

async function untilItListens(port: number): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const socket = createConnection(port, '127.0.0.1');
    const isUp = await new Promise<boolean>((resolve) => {
      socket.once('connect', () => resolve(true));
      socket.once('error', () => resolve(false));
    });
    socket.destroy();
    if (isUp) return;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error('redis-server did not start');
}
