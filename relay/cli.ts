import { pino } from 'pino';
import type { RelayConfig } from './config/config.ts';
import { HELP } from './config/help.ts';
import { readConfig } from './config/read-config.ts';
import { buildRelay } from './server.ts';

const args = process.argv.slice(2);
if (args.includes('--help')) {
  process.stdout.write(HELP);
} else {
  const config = readConfig(args, process.env);
  if (config.ok) {
    await run(config.value);
  } else {
    process.stderr.write(`${config.error}\nSee --help for all settings.\n`);
    process.exitCode = 2;
  }
}

async function run(config: RelayConfig): Promise<void> {
  const logger = pino(
    // An error of Redis's client holds the command that failed, with what it was to keep.
    { level: config.logLevel, redact: { paths: ['err.command'], remove: true } },
    pino.destination({ fd: 2, sync: false }),
  );
  try {
    const relay = await buildRelay(config, logger);
    const port = await relay.listen();
    // Whoever started it reads this line; everything else goes to stderr.
    console.log(JSON.stringify({ port, publicUrl: config.publicUrl }));
    for (const signal of ['SIGINT', 'SIGTERM'] as const)
      process.once(signal, () => void end(relay));
  } catch (error) {
    process.stderr.write(`${whyNotStarted(error, config)}\n`);
    // Connections to Redis would keep it alive.
    process.exit(1);
  }

  async function end(relay: { close(): Promise<number> }): Promise<void> {
    const waiting = await relay.close();
    if (waiting > 0) {
      const where = config.dataFolder === null ? 'lost' : 'brought by the next start';
      logger.error(`Redis is away: ${waiting} accepted callbacks are ${where}`);
    }
    logger.flush(() => process.exit(0));
  }
}

function whyNotStarted(error: unknown, { port, dataFolder }: RelayConfig): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  switch (code) {
    case 'EADDRINUSE':
      return `Port ${port} is already in use. Choose another with --port or EARSHOT_RELAY_PORT.`;
    case 'EACCES':
      return `This user may not use port ${port}, or may not write to ${dataFolder ?? 'the data folder'}.`;
    default:
      return `The relay could not start: ${error instanceof Error ? error.message : error}`;
  }
}
