import classes from './app.module.css';
import { ConsoleView } from './features/console/console-view.tsx';
import { NoticeLines } from './features/notices/notice-lines.tsx';
import { OpeningView } from './features/sign-in/opening-view.tsx';
import { SignInView } from './features/sign-in/sign-in-view.tsx';
import { useSession } from './store/stores.tsx';

/** One view at a time: where to sign in, or the floor of the account that is signed in. */
export function App() {
  const session = useSession((state) => state.session);
  if (session === null) return null;
  if (session.state === 'active') return <ConsoleView key={session.epoch} session={session} />;
  return (
    <div className={classes.start}>
      <NoticeLines />
      {session.isOpening ? (
        <OpeningView what="rehearsal" />
      ) : (
        <SignInView failed={session.failure ?? null} />
      )}
    </div>
  );
}
