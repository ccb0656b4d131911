import { Button, Loader } from '@mantine/core';
import {
  IconCloudOff,
  IconHourglass,
  IconKeyOff,
  IconPhoneOff,
  IconPhonePlus,
  IconSearchOff,
} from '@tabler/icons-react';
import type { Link } from '../../../common/ipc/session.ts';
import { useSession, useStores } from '../../store/stores.tsx';
import { useMay } from '../../store/use-may.ts';
import { useNow } from '../../ui/use-now.ts';
import { type Emptiness, emptinessOf } from './emptiness.ts';
import classes from './empty-floor.module.css';
import { emptyWords } from './empty-words.ts';
import { useFloorActions } from './floor-actions.tsx';

interface EmptyFloorProps {
  readonly link: Link;
  readonly isRead: boolean;
  readonly isStale: boolean;
  /** There are people whom the search or the chips hide. */
  readonly isNarrowed?: boolean;
  readonly onShowEverybody?: () => void;
}

/** What stands where the rows would be: why there are none, and what to do about it. */
export function EmptyFloor({
  link,
  isRead,
  isStale,
  isNarrowed = false,
  onShowEverybody,
}: EmptyFloorProps) {
  const why = emptinessOf({ link, isRead, isStale, isNarrowed });
  return (
    <div className={classes.empty} data-why={why}>
      <Sign why={why} />
      <h2>{emptyWords.title(why, link.lastReadAt)}</h2>
      <p>{emptyWords.means(why)}</p>
      {why === 'nobody-found' && onShowEverybody !== undefined && (
        <Button variant="default" onClick={onShowEverybody}>
          {emptyWords.showEverybody()}
        </Button>
      )}
      {why === 'refused' && <SignOut />}
      {why === 'no-calls' && <NewCall />}
      {why === 'no-calls' && <Quiet link={link} />}
    </div>
  );
}

function Sign({ why }: { why: Emptiness }) {
  if (why === 'reading' || why === 'slow') return <Loader size="sm" />;
  const Icon = ICON[why];
  return <Icon size={28} aria-hidden />;
}

const ICON = {
  'nobody-found': IconSearchOff,
  throttled: IconHourglass,
  unreachable: IconCloudOff,
  refused: IconKeyOff,
  'no-calls': IconPhoneOff,
  'no-calls-then': IconPhoneOff,
} as const;

function SignOut() {
  const { bridge } = useStores();
  return (
    <Button onClick={() => void bridge.call('session:close', undefined)}>
      {emptyWords.signOut()}
    </Button>
  );
}

function NewCall() {
  const { add } = useFloorActions();
  const may = useMay();
  if (!may('add')) return null;
  return (
    <Button
      variant="default"
      leftSection={<IconPhonePlus size={16} aria-hidden />}
      onClick={() => add({ kind: 'new' })}
    >
      {emptyWords.newCall()}
    </Button>
  );
}

/** All is well, and nobody calls: for whoever sees the floor for the first time. */
function Quiet({ link }: { link: Link }) {
  const isRehearsal = useSession(
    ({ session }) => session?.state === 'active' && session.kind === 'rehearsal',
  );
  const { events } = link;
  return (
    <>
      <div className={classes.appears}>
        <p>{emptyWords.appears()}</p>
        <ul>
          {emptyWords.appearsWhat().map((words) => (
            <li key={words}>{words}</li>
          ))}
        </ul>
      </div>
      <LastRead link={link} />
      {events.state === 'none' && <p className={classes.hint}>{emptyWords.noSource()}</p>}
      {events.state === 'live' && events.lastEventAt === null && (
        <p className={classes.hint}>{emptyWords.noEvents()}</p>
      )}
      <p className={classes.hint}>{isRehearsal ? emptyWords.rehearsed() : emptyWords.rehearse()}</p>
    </>
  );
}

function LastRead({ link: { lastReadAt, nextReadAt } }: { link: Link }) {
  const now = useNow();
  if (lastReadAt === null) return null;
  const nextInMs = nextReadAt === null ? null : nextReadAt - now;
  return <p className={classes.read}>{emptyWords.read(now - lastReadAt, nextInMs)}</p>;
}
