import { Loader } from '@mantine/core';
import { Brand } from '../../ui/brand.tsx';
import classes from './sign-in-view.module.css';
import { signInWords } from './words.ts';

/** The console was started to rehearse: what comes, before it is there. */
export function OpeningView() {
  return (
    <div className={classes.page} data-begins>
      <header className={classes.header}>
        <Brand />
        <p>{signInWords.promise()}</p>
      </header>
      <main className={classes.main}>
        <div className={classes.opening} role="status">
          <Loader size={18} aria-hidden />
          <h2 className={classes.title}>{signInWords.openingRehearsal()}</h2>
          <p>{signInWords.openingMeans()}</p>
        </div>
      </main>
    </div>
  );
}
