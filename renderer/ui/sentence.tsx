import { Fragment, type ReactNode } from 'react';

interface SentenceProps {
  /** The phrase, told where each of `of` is to stand. */
  readonly say: (...places: readonly string[]) => string;
  readonly of: readonly ReactNode[];
}

/** A phrase some of whose words are drawn in a way of their own, in whatever order a language has them. */
export function Sentence({ say, of }: SentenceProps) {
  const places = of.map((_, at) => String.fromCharCode(FIRST_PLACE + at));
  return say(...places)
    .split(PLACE)
    .map((part, at) => {
      const drawn = PLACE.test(part) ? of[part.charCodeAt(0) - FIRST_PLACE] : part;
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a sentence are its places.
      return <Fragment key={at}>{drawn}</Fragment>;
    });
}

/** Letters of nobody's language. */
const FIRST_PLACE = 0xe000;
const PLACE = /([\uE000-\uE0FF])/;
