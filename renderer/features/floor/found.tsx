import { foundDigits, foundRanges } from '../../../common/floor/search.ts';
import classes from './found.module.css';
import { useLineLook } from './line-look.ts';

interface FoundProps {
  readonly text: string;
  /** A telephone number: its figures are found however they are grouped. */
  readonly isNumber?: boolean;
}

/** A text with what is looked for marked in it. */
export function Found({ text, isNumber = false }: FoundProps) {
  const { query } = useLineLook();
  const ranges = isNumber ? foundDigits(text, query) : foundRanges(text, query);
  if (ranges.length === 0) return <bdi>{text}</bdi>;
  const ends = ranges.map(({ end }) => end);
  return (
    <bdi>
      {ranges.map(({ start, end }, at) => (
        <span key={start}>
          {text.slice(ends[at - 1] ?? 0, start)}
          <mark className={classes.found}>{text.slice(start, end)}</mark>
        </span>
      ))}
      {text.slice(ends.at(-1))}
    </bdi>
  );
}
