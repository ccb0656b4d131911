/** What a phrase was told, and which of it may be a name that stands in it. */
interface Heard {
  /** The same, to be handed on to the phrase: what functions among it answer is noted. */
  readonly heard: readonly unknown[];
  /** To be asked after the phrase was said. */
  readonly names: () => readonly string[];
}

/** Finds the names of people and calls in what a phrase is told, however deep. */
export function namesIn(told: readonly unknown[]): Heard {
  const names = new Set<string>();

  function note(value: unknown, depth = 0): void {
    if (typeof value === 'string') {
      if (!IDENTIFIER.test(value)) names.add(value);
    } else if (typeof value === 'object' && value !== null && depth < DEEPEST) {
      for (const inner of Object.values(value)) note(inner, depth + 1);
    }
  }

  const heard = told.map((value) => {
    note(value);
    if (typeof value !== 'function') return value;
    return (...asked: unknown[]) => {
      const answer: unknown = Reflect.apply(value, undefined, asked);
      note(answer);
      return answer;
    };
  });
  return { heard, names: () => [...names] };
}

/** `on-hold` and the like are written by us, and tell which words to say. */
const IDENTIFIER = /^[a-z]*(-[a-z]+)*$/;
const DEEPEST = 4;
