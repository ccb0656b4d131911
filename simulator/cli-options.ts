import { parseArgs } from 'node:util';
import { SCRIPTED_NUMBERS } from './domain/dial-plan.ts';
import { describedSwitches } from './faults/fault-switches.ts';
import type { SimulatorOptions } from './index.ts';
import { REFUSED_NUMBERS } from './rest/dialled-numbers.ts';
import { isScenarioName, scenarios } from './scenarios/scenarios.ts';

type CliRequest =
  | { readonly kind: 'run'; readonly options: SimulatorOptions }
  | { readonly kind: 'help' }
  | { readonly kind: 'mistake'; readonly message: string };

const columns = (rows: readonly (readonly [name: string, words: string])[], width: number) =>
  rows.map(([name, words]) => `  ${name.padEnd(width)}${words}`).join('\n');

export const HELP = `Earshot's simulator: a rehearsal Twilio account on this machine. No real calls.

Usage: npm run simulator -- [options]

  --port NUMBER          the port to listen on; 0, the default, takes a free one
  --seed NUMBER          everything left to chance follows from it (default 1)
  --scenario NAME        what goes on (default busy), see below
  --speed NUMBER         how many times faster people ring, talk and leave (default 1)
  --conferences NUMBER   about how many conferences the scenario keeps live
  --participants NUMBER  how many people the scenario “scale” puts into each (default 5)
  --callback-url URL     told of everything that happens, signed as Twilio signs
  --help                 these words

It prints one line of JSON with its url, accountSid, authToken, apiKeySid, apiKeySecret,
supervisorEndpoint and callerId, and runs until it is interrupted.

Scenarios:
${columns(
  Object.entries(scenarios).map(([name, { words }]) => [name, words] as const),
  10,
)}

Any number that is dialled answers within 1 to 5 seconds, the supervisor's endpoint within 1 to 2,
except:
${columns(
  SCRIPTED_NUMBERS.map(({ number, words }) => [number, words] as const),
  14,
)}
${columns(
  Object.entries(REFUSED_NUMBERS).map(
    ([number, [code, words]]) => [number, `refused with ${code}: ${words}`] as const,
  ),
  14,
)}
An announcement whose host ends in .invalid is never heard, and nobody is told.

Everything can be driven while it runs, over HTTP with JSON and the same credentials:
  GET             /_rehearsal/panel      the scenario, and every fault with its parameters
  GET             /_rehearsal/scenario   what is on, and what could be
  POST            /_rehearsal/scenario   {"name": "storm", "seed": 7, "speed": 2, "conferences": 40,
                                         "participants": 5}: ends all calls and begins anew
  DELETE          /_rehearsal/scenario   ends all calls; nobody calls any more
  POST            /_rehearsal/faults/NAME  switches a fault on: {} or its parameters
  DELETE          /_rehearsal/faults/NAME  switches it off
  GET POST DELETE /_rehearsal/faults     faults in full: {"kind": "answer", "status": 429,
                                         "retryAfter": 2, "times": 3, "when": {"path": "Calls"}}
  GET             /_rehearsal/state      every conference, participant, call and recording
  GET DELETE      /_rehearsal/requests   what was asked of the API
  GET DELETE      /_rehearsal/callbacks  what was sent, and what came of it
  POST            /_rehearsal/acts       {"act": "leave", "callSid": "CA…"}; also open, join, change,
                                         speak, record, end

Faults by name, with the parameters that each takes and their defaults:
${describedSwitches()
  .flatMap(({ name, words, parameters }) => [
    `  ${name}  ${parameters}`.trimEnd(),
    `      ${words}`,
  ])
  .join('\n')}
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
        participants: { type: 'string' },
        'callback-url': { type: 'string' },
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
    const participants = whole('participants', values.participants, 2, 250);
    const callbackUrl = webUrl('callback-url', values['callback-url']);
    return {
      kind: 'run',
      options: {
        scenario,
        port: whole('port', values.port, 0, 65_535) ?? 0,
        seed: whole('seed', values.seed, 0, 2 ** 31 - 1) ?? 1,
        speed: positive('speed', values.speed) ?? 1,
        ...(conferences === undefined ? {} : { conferences }),
        ...(participants === undefined ? {} : { participants }),
        ...(callbackUrl === undefined ? {} : { callbackUrl }),
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

function webUrl(name: string, text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const protocol = URL.canParse(text) ? new URL(text).protocol : '';
  if (protocol === 'http:' || protocol === 'https:') return text;
  throw new Error(`--${name} must be an http or https URL, not “${text}”`);
}
