import classes from './app.module.css';
import { ConsoleView } from './features/console/console-view.tsx';
import { NoticeLines } from './features/notices/notice-lines.tsx';
import { SignInView } from './features/sign-in/sign-in-view.tsx';
import { useSession } from './store/stores.tsx';

/** One view at a time: where to sign in, or the floor of the account that is signed in. */
export function App() {
  const session = useSession((state) => state.session);
  if (session === null) return null;
  return session.state === 'active' ? (
    <ConsoleView key={session.epoch} session={session} />
  ) : (
    <div className={classes.start}>
      <NoticeLines />
      <SignInView />
    </div>
  );
}
