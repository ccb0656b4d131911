import { HELP, readOptions } from './cli-options.ts';
import { type SimulatorOptions, startSimulator } from './index.ts';

const request = readOptions(process.argv.slice(2));
switch (request.kind) {
  case 'help':
    process.stdout.write(HELP);
    break;
  case 'mistake':
    process.stderr.write(`${request.message}\nSee --help for the options.\n`);
    process.exitCode = 2;
    break;
  case 'run':
    await run(request.options);
    break;
}

async function run(options: SimulatorOptions): Promise<void> {
  try {
    const simulator = await startSimulator(options);
    const { url, accountSid, authToken, apiKeySid, apiKeySecret } = simulator;
    const { supervisorEndpoint, callerId } = simulator;
    const account = { accountSid, authToken, apiKeySid, apiKeySecret };
    console.log(JSON.stringify({ url, ...account, supervisorEndpoint, callerId }));
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => void simulator.close());
    }
  } catch (error) {
    process.stderr.write(`${whyNotStarted(error, options.port)}\n`);
    process.exitCode = 1;
  }
}

function whyNotStarted(error: unknown, port: number | undefined): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  switch (code) {
    case 'EADDRINUSE':
      return `Port ${port} is already in use. Choose another with --port, or --port 0 for a free one.`;
    case 'EACCES':
      return `Port ${port} may not be used by this user. Choose one above 1023 with --port.`;
    default:
      return `The simulator could not start: ${error instanceof Error ? error.message : error}`;
  }
}
