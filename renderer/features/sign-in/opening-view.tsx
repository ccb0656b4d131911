import { Loader } from '@mantine/core';
import { Brand } from '../../ui/brand.tsx';
import classes from './sign-in-view.module.css';
import { signInWords } from './words.ts';

/** What the console is about to open: the rehearsal that it was started for, or itself. */
export function OpeningView({ what }: { what: 'rehearsal' | 'console' }) {
  return (
    <div className={classes.page} data-begins>
      <header className={classes.header}>
        <Brand />
        <p>{signInWords.promise()}</p>
      </header>
      <main className={classes.main}>
        <div className={classes.opening} role="status">
          <Loader size={18} aria-hidden />
          <h2 className={classes.title}>{signInWords.openingOf(what)}</h2>
          <p>{signInWords.openingMeans(what)}</p>
        </div>
      </main>
    </div>
  );
}
