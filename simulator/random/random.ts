import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** A repeatable source of chance: the same seed and stream give the same sequence for ever. */
export interface Random {
  /** A number in [0, 1). */
  unit(): number;
  /** A number in [from, to). */
  between(from: number, to: number): number;
  /** A whole number, both bounds included. */
  whole(from: number, to: number): number;
  chance(probability: number): boolean;
  pick<T>(choices: readonly [T, ...T[]]): T;
  /** The waiting time until the next event of a Poisson process with this mean gap. */
  exponential(mean: number): number;
  hex(digits: number): string;
}

/**
 * Streams keep the uses of chance apart, so that one more request or one more call drawn from one
 * stream does not change what the others will do.
 */
export function createRandom(seed: number, stream: string): Random {
  const generator = xoroshiro128plus(seed ^ hashOf(stream));
  for (let drawn = 0; drawn < WARM_UP; drawn++) generator.next();

  const unit = () => uniformFloat64(generator);
  const whole = (from: number, to: number) => uniformInt(generator, from, to);
  return {
    unit,
    whole,
    between: (from, to) => from + unit() * (to - from),
    chance: (probability) => unit() < probability,
    pick: (choices) => choices[whole(0, choices.length - 1)] ?? choices[0],
    exponential: (mean) => -Math.log(1 - unit()) * mean,
    hex: (digits) => Array.from({ length: digits }, () => whole(0, 15).toString(16)).join(''),
  };
}

/** Neighbouring seeds start alike; after this many numbers nothing of it is left. */
const WARM_UP = 32;

/** FNV-1a, 32 bits. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const character of text) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  }
  return hash | 0;
}
