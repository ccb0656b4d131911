import fc from 'fast-check';
import { fail, ok, type Result } from '../../../common/failure.ts';
import { type CallName, callNames } from '../../../common/ipc/channel-names.ts';
import { callSchemas } from '../../../common/ipc/channels.ts';
import type { CallHandlers } from '../../../main/ipc/answer.ts';
import { garbage } from './garbage.ts';
import { nearSchema } from './near-schema.ts';
import { oneChanged } from './one-changed.ts';

/** What answers a call, whatever was sent with it. */
export type Boundary = (
  name: CallName,
  handlers: CallHandlers,
  input: unknown,
  report: (error: unknown) => void,
) => Promise<Result<unknown>>;

export interface Fuzzed {
  /** What came out that must not, each kind once, with what had been sent. */
  readonly findings: readonly string[];
  /** How many values reached what carries a call out. */
  readonly reached: number;
}

/** As long as an answer of no may be: what was sent must not come back with it. */
const LONGEST_NO = 1_000;

/** Sends so many values to one channel: a third is garbage, the others lie near to what it takes. */
export async function fuzzChannel(
  name: CallName,
  boundary: Boundary,
  { count, seed }: { readonly count: number; readonly seed: number },
): Promise<Fuzzed> {
  const findings = new Map<string, string>();
  const find = (kind: string, input: unknown) => {
    if (!findings.has(kind)) findings.set(kind, `${name}, seed ${seed}: ${kind}: ${shown(input)}`);
  };
  let reached = 0;
  let sent: unknown;
  const handler = (input: unknown) => {
    reached += 1;
    if (!callSchemas[name].input.safeParse(input).success) find('reached a handler', sent);
    // Some of what carries calls out breaks, at once or later.
    if (reached % 5 === 0) throw new Error('broken');
    if (reached % 5 === 1) return Promise.reject(new Error('broken later'));
    return reached % 2 === 0 ? ok(undefined) : fail(REFUSED);
  };
  const stub: Record<string, unknown> = Object.fromEntries(
    callNames.map((each) => [each, handler]),
  );
  const handlers = stub as unknown as CallHandlers;

  for (const input of valuesFor(name, count, seed)) {
    sent = input;
    try {
      const result = await boundary(name, handlers, input, () => undefined);
      if (!result.ok && JSON.stringify(result).length > LONGEST_NO) find('a long answer', input);
    } catch {
      find('threw past the boundary', input);
    }
  }
  if (Reflect.get({}, 'polluted') !== undefined) find('changed every object', null);
  return { findings: [...findings.values()], reached };
}

const REFUSED = { code: 'refused', message: 'No.', hint: '' } as const;

/** Fast-check’s own are dear: each of them is sent in many forms, with one part changed for another. */
function* valuesFor(name: CallName, count: number, seed: number): Generator<unknown> {
  const roots = Math.min(500, Math.ceil(count / FORMS));
  const near = fc.sample(nearSchema(callSchemas[name].input), { numRuns: roots, seed });
  const odd = fc.sample(garbage, { numRuns: Math.ceil(count / 30), seed });
  for (let index = 0; index < count; index += 1) {
    const other = odd[index % odd.length];
    const turn = Math.floor(index / 3);
    const root = near[turn % near.length];
    if (index % 3 === 0) yield other;
    // Once in every form as it is, so that much of it passes.
    else if (turn < near.length) yield root;
    else yield oneChanged(root, turn * 7_919 + index, other);
  }
}

const FORMS = 40;

function shown(input: unknown): string {
  try {
    return JSON.stringify(input, (_key, value) =>
      typeof value === 'bigint' ? `${value}n` : value,
    ).slice(0, 300);
  } catch {
    return String(input).slice(0, 300);
  }
}
