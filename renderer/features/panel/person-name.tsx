import classes from './person-name.module.css';

/** A name in a narrow place: of a number the end stays in sight, by which callers are told apart. */
export function PersonName({ name }: { name: string }) {
  const isNumber = name.startsWith('+');
  return (
    <span className={classes.name} data-number={isNumber || undefined}>
      <bdi {...(isNumber ? { dir: 'ltr' } : {})}>{name}</bdi>
    </span>
  );
}
