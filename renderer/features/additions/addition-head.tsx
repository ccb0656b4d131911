import { useLineLook } from '../floor/line-look.ts';
import classes from './addition-head.module.css';

/** The name of a call that has no line of its own in the list, above who is added to it. */
export function AdditionHead({ name }: { name: string }) {
  const { columns } = useLineLook();
  return (
    // biome-ignore lint/a11y/useSemanticElements: part of the ARIA grid.
    <div className={classes.head} role="gridcell" aria-colspan={columns.length + 1} tabIndex={-1}>
      <h2 className={classes.name} title={name}>
        <bdi>{name}</bdi>
      </h2>
    </div>
  );
}
