import { z } from 'zod';
import type { FaultSpec } from './fault.ts';
import type { Faults } from './faults.ts';

/** The faults under names that a person can switch, each with the few numbers that matter. */
export interface FaultSwitches {
  list(): readonly FaultSwitch[];
  /**
   * Switches it on, or anew with other parameters; those that are left out have their defaults.
   * Undefined when there is no such switch; throws a `ZodError` for parameters that make no sense.
   */
  on(name: string, parameters: unknown): FaultSwitch | undefined;
  /** Undefined when there is no such switch. */
  off(name: string): FaultSwitch | undefined;
}

/** A switch as a panel draws it. */
interface FaultSwitch {
  readonly name: string;
  readonly title: string;
  readonly words: string;
  readonly on: boolean;
  /** Those in force, or the defaults while it is off. */
  readonly parameters: Readonly<Record<string, number>>;
  readonly limits: Readonly<Record<string, Limits>>;
}

interface Limits {
  readonly least: number;
  readonly most: number;
  readonly unit: 'ms' | 's' | 'share';
}

interface Parameter extends Limits {
  readonly usual: number;
}

interface Definition {
  readonly title: string;
  readonly words: string;
  readonly parameters: Readonly<Record<string, Parameter>>;
  readonly fault: (read: (parameter: string) => number) => FaultSpec;
}

const ms = (usual: number, most = 60_000, least = 0): Parameter => ({
  usual,
  least,
  most,
  unit: 'ms',
});
const seconds = (usual: number): Parameter => ({ usual, least: 0, most: 300, unit: 's' });
const chance = (usual: number): Parameter => ({ usual, least: 0, most: 1, unit: 'share' });

const SECOND_PAGE = { method: 'GET', path: '[?&]Page=[1-9]' };

const SWITCHES: Readonly<Record<string, Definition>> = {
  latency: {
    title: 'Slow network',
    words: 'Every request takes that much longer, give or take the spread.',
    parameters: { ms: ms(800), spread: ms(400) },
    fault: (read) => ({ kind: 'latency', ms: read('ms'), spread: read('spread') }),
  },
  'too-many-requests': {
    title: 'Too many requests',
    words: 'Twilio refuses a share of the requests (429) and does not say for how long.',
    parameters: { chance: chance(0.3) },
    fault: (read) => ({ kind: 'answer', status: 429, chance: read('chance') }),
  },
  'too-many-requests-retry-after': {
    title: 'Too many requests, with Retry-After',
    words: 'Twilio refuses a share of the requests (429) and says when to ask again.',
    parameters: { chance: chance(0.3), retryAfter: seconds(2) },
    fault: (read) => ({
      kind: 'answer',
      status: 429,
      retryAfter: read('retryAfter'),
      chance: read('chance'),
    }),
  },
  'server-error': {
    title: 'Server errors',
    words: 'A share of the requests fails (503) and nothing is done.',
    parameters: { chance: chance(0.3) },
    fault: (read) => ({ kind: 'answer', status: 503, chance: read('chance') }),
  },
  'server-error-after-effect': {
    title: 'Server errors after the effect',
    words: 'A share of the changes is made, and then the answer is an error (500).',
    parameters: { chance: chance(0.5) },
    fault: (read) => ({
      kind: 'answer',
      status: 500,
      afterEffect: true,
      chance: read('chance'),
      when: { changes: true },
    }),
  },
  'connection-reset': {
    title: 'Connections cut',
    words: 'A share of the requests is cut off before anything is done.',
    parameters: { chance: chance(0.3) },
    fault: (read) => ({ kind: 'reset', chance: read('chance') }),
  },
  'half-body': {
    title: 'Half an answer',
    words: 'A share of the answers breaks off in the middle; what was asked has been done.',
    parameters: { chance: chance(0.3) },
    fault: (read) => ({ kind: 'half-body', chance: read('chance') }),
  },
  'slow-page-2': {
    title: 'Slow second page',
    words: 'The first page of a list comes at once, the pages after it late.',
    parameters: { ms: ms(5_000) },
    fault: (read) => ({ kind: 'latency', ms: read('ms'), when: SECOND_PAGE }),
  },
  'callbacks-reordered': {
    title: 'Callbacks out of order',
    words: 'A share of the callbacks arrives after the one that follows it.',
    parameters: { chance: chance(0.3) },
    fault: (read) => ({ kind: 'callback', effect: 'reorder', chance: read('chance') }),
  },
  'callbacks-duplicated': {
    title: 'Callbacks twice',
    words: 'A share of the callbacks arrives twice.',
    parameters: { chance: chance(0.3) },
    fault: (read) => ({ kind: 'callback', effect: 'duplicate', chance: read('chance') }),
  },
  'callbacks-dropped': {
    title: 'Callbacks lost',
    words: 'A share of the callbacks never arrives.',
    parameters: { chance: chance(0.2) },
    fault: (read) => ({ kind: 'callback', effect: 'drop', chance: read('chance') }),
  },
  'callbacks-delayed': {
    title: 'Callbacks late',
    words: 'A share of the callbacks arrives that much late.',
    parameters: { chance: chance(0.5), ms: ms(4_000) },
    fault: (read) => ({
      kind: 'callback',
      effect: 'delay',
      ms: read('ms'),
      chance: read('chance'),
    }),
  },
  'callbacks-forged': {
    title: 'Forged callbacks',
    words: 'Somebody without the auth token sends callbacks of their own among the real ones.',
    parameters: { chance: chance(0.3) },
    fault: (read) => ({ kind: 'callback', effect: 'forge', chance: read('chance') }),
  },
  'callbacks-unpadded-day': {
    title: 'Unpadded days',
    words: 'Callbacks write the 6th as “6” instead of “06”, as in Twilio’s own example.',
    parameters: {},
    fault: () => ({ kind: 'callback', effect: 'unpadded-day' }),
  },
  'announcement-fails': {
    title: 'Announcements fail',
    words: 'Announcements end with Twilio’s own failure.',
    parameters: { chance: chance(1) },
    fault: (read) => ({ kind: 'announcement', chance: read('chance') }),
  },
  'clock-off': {
    title: 'A clock that is off',
    words: 'Every date that Twilio writes is ahead by that much; behind when negative.',
    parameters: { ms: ms(90_000, 86_400_000, -86_400_000) },
    fault: (read) => ({ kind: 'clock', ms: read('ms') }),
  },
};

/** What each switch does and which parameters it takes, for those who read. */
export function describedSwitches() {
  return Object.entries(SWITCHES).map(([name, { words, parameters }]) => ({
    name,
    words,
    parameters: Object.entries(parameters)
      .map(([parameter, { usual }]) => `${parameter} ${usual}`)
      .join(', '),
  }));
}

export function createFaultSwitches(faults: Faults): FaultSwitches {
  const active = new Map<string, { readonly id: number; readonly values: Values }>();

  function show(name: string, definition: Definition): FaultSwitch {
    const { title, words } = definition;
    const now = inForce(name);
    return {
      name,
      title,
      words,
      on: now !== undefined,
      parameters: now?.values ?? mapped(definition, ({ usual }) => usual),
      limits: mapped(definition, ({ least, most, unit }) => ({ least, most, unit })),
    };
  }

  /** It may have been taken away by its number, or with all others. */
  function inForce(name: string) {
    const now = active.get(name);
    return faults.list().some(({ id }) => id === now?.id) ? now : undefined;
  }

  function off(name: string): void {
    const now = active.get(name);
    if (now === undefined) return;
    active.delete(name);
    faults.remove(now.id);
  }

  return {
    list: () => Object.entries(SWITCHES).map(([name, definition]) => show(name, definition)),
    on(name, parameters) {
      const definition = definitionOf(name);
      if (definition === undefined) return undefined;
      const values = schemaOf(definition).parse(parameters);
      off(name);
      const { id } = faults.add(definition.fault((parameter) => values[parameter] ?? 0));
      active.set(name, { id, values });
      return show(name, definition);
    },
    off(name) {
      const definition = definitionOf(name);
      if (definition === undefined) return undefined;
      off(name);
      return show(name, definition);
    },
  };
}

type Values = Readonly<Record<string, number>>;

function definitionOf(name: string): Definition | undefined {
  return Object.hasOwn(SWITCHES, name) ? SWITCHES[name] : undefined;
}

function schemaOf(definition: Definition) {
  return z.strictObject(
    mapped(definition, ({ usual, least, most }) => z.number().min(least).max(most).default(usual)),
  );
}

function mapped<T>(
  { parameters }: Definition,
  map: (parameter: Parameter) => T,
): Record<string, T> {
  return Object.fromEntries(
    Object.entries(parameters).map(([name, parameter]) => [name, map(parameter)]),
  );
}
