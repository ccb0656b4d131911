import { type Refusal, refuse } from '../domain/refusal.ts';
import type { HttpMethod } from '../domain/subscription.ts';

/**
 * One parameter of one operation: how its values are read, and what a table of parameters says about
 * it. An empty value counts as absent unless the kind says otherwise.
 */
export interface Param<T> {
  readonly kind: 'text' | 'boolean' | 'whole' | 'choice' | 'choices' | 'url' | 'method' | 'sid';
  readonly choices?: readonly string[];
  readonly bounds?: readonly [least: number, most: number];
  readonly prefix?: string;
  /** `values` are those of a repeated key, in order; none when the parameter was not sent. */
  read(values: readonly string[], name: string): T;
}

type Table = Readonly<Record<string, Param<unknown>>>;
type ValuesOf<T extends Table> = {
  readonly [Name in keyof T]: T[Name] extends Param<infer Value> ? Value : never;
};

/** Every parameter of `table` as `params` has it; parameters that the table lacks are ignored. */
export function readParams<T extends Table>(table: T, params: URLSearchParams): ValuesOf<T> {
  const entries = Object.entries(table).map(([name, param]) => [
    name,
    param.read(params.getAll(name), name),
  ]);
  // Each entry was read by the reader of its own name.
  return Object.fromEntries(entries) as ValuesOf<T>;
}

type Refuse = (value: string) => Refusal;

export function text(
  limits: { least?: number; most?: number; cutAt?: number; refuse?: Refuse } = {},
): Param<string | undefined> {
  const { least = 0, most = Infinity, cutAt } = limits;
  return {
    kind: 'text',
    bounds: [least, most],
    read([value = ''], name) {
      if (value === '') return undefined;
      const length = [...value].length;
      if (length < least || length > most) {
        throw limits.refuse?.(value) ?? refuse.invalidParameter(name, value);
      }
      return cutAt === undefined ? value : [...value].slice(0, cutAt).join('');
    },
  };
}

/** Twilio reads every value other than `true` as false: `Muted=yes` puts a listener on the air. */
export function boolean(): Param<boolean | undefined> {
  return {
    kind: 'boolean',
    read: ([value = '']) => (value === '' ? undefined : value === 'true'),
  };
}

/** A whole number within the bounds, both included. */
export function whole(least: number, most: number, refuseIt?: Refuse): Param<number | undefined> {
  return {
    kind: 'whole',
    bounds: [least, most],
    read([value = ''], name) {
      if (value === '') return undefined;
      const number = /^\d+$/.test(value) ? Number(value) : Number.NaN;
      if (number >= least && number <= most) return number;
      throw refuseIt?.(value) ?? refuse.invalidParameter(name, value);
    },
  };
}

export function oneOf<Choice extends string>(
  choices: readonly Choice[],
): Param<Choice | undefined> {
  return {
    kind: 'choice',
    choices,
    read: ([value = ''], name) => (value === '' ? undefined : choiceOf(choices, value, name)),
  };
}

/** A repeated key, or several values with spaces between them. */
export function someOf<Choice extends string>(
  choices: readonly Choice[],
  byDefault: readonly Choice[],
): Param<readonly Choice[]> {
  return {
    kind: 'choices',
    choices,
    read(values, name) {
      const words = values.flatMap((value) => value.split(' ')).filter((word) => word !== '');
      return words.length === 0 ? byDefault : words.map((word) => choiceOf(choices, word, name));
    },
  };
}

export function method(byDefault: HttpMethod): Param<HttpMethod> {
  const methods: readonly HttpMethod[] = ['GET', 'POST'];
  return {
    kind: 'method',
    choices: methods,
    read([value = ''], name) {
      if (value === '') return byDefault;
      const known = methods.find((one) => one === value);
      if (known === undefined) throw refuse.invalidMethod(name, value);
      return known;
    },
  };
}

/** A URL that is well formed; whether anything answers there is found out when it is fetched. */
export function url(): Param<string | undefined> {
  return {
    kind: 'url',
    read: ([value = ''], name) => (value === '' ? undefined : urlOf(value, name)),
  };
}

/** A URL of something to be played: empty means silence, absent means Twilio's own music. */
export function soundUrl(): Param<string | undefined> {
  return {
    kind: 'url',
    read: ([value], name) => (value === undefined || value === '' ? value : urlOf(value, name)),
  };
}

/** What does not look like such a SID is refused, as everything that no record can have. */
export function sid(prefix: string, refuseIt?: Refuse): Param<string | undefined> {
  const shape = new RegExp(`^${prefix}[0-9a-fA-F]{32}$`);
  return {
    kind: 'sid',
    prefix,
    read([value = ''], name) {
      if (value === '') return undefined;
      if (!shape.test(value)) throw refuseIt?.(value) ?? refuse.invalidParameter(name, value);
      return value;
    },
  };
}

function choiceOf<Choice extends string>(
  choices: readonly Choice[],
  value: string,
  name: string,
): Choice {
  const choice = choices.find((one) => one === value);
  if (choice === undefined) throw refuse.invalidParameter(name, value);
  return choice;
}

function urlOf(value: string, name: string): string {
  const protocol = URL.canParse(value) ? new URL(value).protocol : '';
  if (protocol !== 'https:' && protocol !== 'http:') throw refuse.invalidUrl(name, value);
  return value;
}
