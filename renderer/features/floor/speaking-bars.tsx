import classes from './speaking-bars.module.css';

/** That somebody talks, drawn; it says nothing of how loud. */
export function SpeakingBars() {
  return (
    <svg className={classes.bars} width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
      <path d="M2 5.5v3M6 3v8M10 4.5v5" />
      <path d="M13 6.2v1.6" />
    </svg>
  );
}
