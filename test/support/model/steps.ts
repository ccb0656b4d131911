import fc from 'fast-check';
import { ACTS, type ActName } from './acts.ts';

/**
 * One thing that happens: an act, two numbers by which it chooses (counted round whoever is there), and
 * a seed for what is left to chance, so that a step does the same whatever is left out before it.
 */
interface Step {
  readonly act: ActName;
  readonly first: number;
  readonly second: number;
  readonly seed: number;
}

const STEPS_PER_RUN = 200;

/** Weights are whole quarters. */
const QUARTERS = 4;

const names = Object.keys(ACTS) as ActName[];
const step: fc.Arbitrary<Step> = fc.record({
  act: fc.constantFrom(
    ...names.flatMap((name) => Array<ActName>(ACTS[name].weight * QUARTERS).fill(name)),
  ),
  first: fc.nat(999),
  second: fc.nat(999),
  seed: fc.nat(),
});

/** What a run does. When it fails, steps are left out, the longest stretches first. */
class Steps extends fc.Arbitrary<readonly Step[]> {
  readonly #whole: fc.Arbitrary<Step[]>;

  constructor(count: number) {
    super();
    this.#whole = fc.array(step, { minLength: count, maxLength: count });
  }

  generate(random: fc.Random, biasFactor: number | undefined): fc.Value<readonly Step[]> {
    const { value } = this.#whole.generate(random, biasFactor);
    return new fc.Value<readonly Step[]>(value, undefined);
  }

  canShrinkWithoutContext(value: unknown): value is readonly Step[] {
    return Array.isArray(value);
  }

  shrink(value: readonly Step[]): fc.Stream<fc.Value<readonly Step[]>> {
    return fc.stream(shorter(value));
  }
}

function* shorter(steps: readonly Step[]): IterableIterator<fc.Value<readonly Step[]>> {
  for (
    let size = Math.ceil(steps.length / 2);
    size >= 1;
    size = size > 1 ? Math.ceil(size / 2) : 0
  ) {
    // From the end: what comes late is the most often needless.
    for (let end = steps.length; end > 0; end -= size) {
      const rest = [...steps.slice(0, Math.max(0, end - size)), ...steps.slice(end)];
      yield new fc.Value<readonly Step[]>(rest, undefined);
    }
  }
}

export interface Script {
  /** For what holds for the whole run. */
  readonly seed: number;
  readonly steps: readonly Step[];
}

export function scripts(count = STEPS_PER_RUN): fc.Arbitrary<Script> {
  return fc.record({ seed: fc.noShrink(fc.nat()), steps: new Steps(count) });
}
