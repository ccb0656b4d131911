import { parseArgs } from 'node:util';
import type { SimulatorOptions } from './index.ts';
import { isScenarioName, scenarios } from './scenarios/scenarios.ts';

type CliRequest =
  | { readonly kind: 'run'; readonly options: SimulatorOptions }
  | { readonly kind: 'help' }
  | { readonly kind: 'mistake'; readonly message: string };

export const HELP = `Earshot's simulator: a rehearsal Twilio account on this machine. No real calls.

Usage: npm run simulator -- [options]

  --port NUMBER         the port to listen on; 0, the default, takes a free one
  --seed NUMBER         everything left to chance follows from it (default 1)
  --scenario NAME       ${Object.keys(scenarios).join(', ')} (default busy)
  --speed NUMBER        how many times faster people ring, talk and leave (default 1)
  --conferences NUMBER  about how many conferences the scenario keeps live
  --help                these words

It prints one line of JSON with its url, accountSid, authToken, apiKeySid, apiKeySecret,
supervisorEndpoint and callerId, and runs until it is interrupted. Any number that is dialled
answers within 1 to 5 seconds, the supervisor's endpoint within 1 to 2.

Faults and people's acts can be driven from outside over HTTP, with the same credentials:
  GET             /_rehearsal/state
  GET DELETE      /_rehearsal/requests
  GET POST DELETE /_rehearsal/faults   {"kind": "answer", "status": 429, "retryAfter": 2, "times": 3}
  POST            /_rehearsal/acts     {"act": "leave", "callSid": "CA…"}
`;

export function readOptions(args: readonly string[]): CliRequest {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        port: { type: 'string' },
        seed: { type: 'string' },
        scenario: { type: 'string' },
        speed: { type: 'string' },
        conferences: { type: 'string' },
        help: { type: 'boolean' },
      },
    });
    if (values.help === true) return { kind: 'help' };
    const scenario = values.scenario ?? 'busy';
    if (!isScenarioName(scenario)) {
      throw new Error(
        `--scenario must be one of ${Object.keys(scenarios).join(', ')}, not “${scenario}”`,
      );
    }
    const conferences = whole('conferences', values.conferences, 1, 10_000);
    return {
      kind: 'run',
      options: {
        scenario,
        port: whole('port', values.port, 0, 65_535) ?? 0,
        seed: whole('seed', values.seed, 0, 2 ** 31 - 1) ?? 1,
        speed: positive('speed', values.speed) ?? 1,
        ...(conferences === undefined ? {} : { conferences }),
      },
    };
  } catch (error) {
    return { kind: 'mistake', message: error instanceof Error ? error.message : String(error) };
  }
}

function whole(name: string, text: string | undefined, least: number, most: number) {
  if (text === undefined) return undefined;
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (value >= least && value <= most) return value;
  throw new Error(`--${name} must be a whole number from ${least} to ${most}, not “${text}”`);
}

function positive(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const value = text.trim() === '' ? Number.NaN : Number(text);
  if (value > 0 && Number.isFinite(value)) return value;
  throw new Error(`--${name} must be a number above 0, not “${text}”`);
}
