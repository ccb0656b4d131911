import { UnstyledButton, VisuallyHidden } from '@mantine/core';
import { IconAlertCircle, IconCheck, IconHistory, IconX } from '@tabler/icons-react';
import { type RefObject, useEffect, useRef } from 'react';
import { type BulkRun, canRetry, type FailedOne, waitingFor } from '../../store/bulk-store.ts';
import { useBulk, useRoster, useStores, useUndo } from '../../store/stores.tsx';
import { UNDO_MS, type UndoOffer } from '../../store/undo-offers.ts';
import { justCameByItself } from '../../ui/came-by-itself.ts';
import { useNow } from '../../ui/use-now.ts';
import { useName } from '../floor/use-name.ts';
import { IS_MAC } from '../keyboard/platform.ts';
import { useFocusGivenBack } from '../undo/use-focus-given-back.ts';
import classes from './bulk-tray.module.css';
import { RestoreDialog } from './restore-dialog.tsx';
import { peopleIn } from './restore-in-words.ts';
import { useRestore } from './use-restore.ts';
import { bulkWords as words } from './words.ts';

/** What becomes of an act on several people, and Restore while there is something to bring back. */
export function BulkTray() {
  const run = useBulk((state) => state.run);
  const { isPossible } = useRestore();
  const offer = useManyOffer();
  const tray = useRef<HTMLElement>(null);
  // What can be pressed in it: a button that goes away must not take the focus along.
  useFocusGivenBack(tray, `${run !== null} ${isPossible} ${offer?.id} ${run?.failed.length}`);
  return (
    <>
      <section
        ref={tray}
        className={classes.tray}
        aria-label={words.tray()}
        data-empty={run === null && !isPossible}
      >
        {run !== null && <Run run={run} />}
        <RestoreOffer />
      </section>
      <RestoreDialog />
    </>
  );
}

function Run({ run }: { run: BulkRun }) {
  const { bulk } = useStores();
  const { act, total, confirmed, replaced, failed } = run;
  const shown = useRef<HTMLDivElement>(null);
  const isOver = waitingFor(run) === 0;
  useDismissed(shown, isOver && failed.length === 0);
  const isUndoable = useManyOffer() !== null;
  const said = isOver ? words.done(act, confirmed) : words.progress(act, confirmed, total);
  const rest = [
    failed.length > 0 ? words.refused(failed.length) : '',
    replaced > 0 ? words.replaced(replaced) : '',
  ].filter((part) => part !== '');
  return (
    <div ref={shown} className={classes.run}>
      <p className={classes.line}>
        {isOver ? (
          failed.length > 0 ? (
            <IconAlertCircle className={classes.bad} size={16} aria-hidden />
          ) : (
            <IconCheck className={classes.good} size={16} aria-hidden />
          )
        ) : (
          <progress
            className={classes.progress}
            aria-label={said}
            value={total - waitingFor(run)}
            max={total}
          />
        )}
        <span>{said}</span>
        {rest.map((part) => (
          <b key={part}>{part}</b>
        ))}
      </p>
      <UndoRun />
      {/* Each confirmation is not read out, the end is. */}
      <VisuallyHidden role="status">
        {isOver ? [said, ...rest].join(', ') : ''}{' '}
        {isOver && isUndoable && words.keysUndo(words.undoKeys(IS_MAC))}
      </VisuallyHidden>
      {failed.length > 0 && <Failures failed={failed} isOver={isOver} />}
      <UnstyledButton
        className={classes.icon}
        aria-label={words.dismiss()}
        onClick={() => bulk.dismiss()}
      >
        <IconX size={15} aria-hidden />
      </UnstyledButton>
    </div>
  );
}

/** How long a run without a failure stands after it ended, in seconds. */
const SHOWN_SECONDS = 10;

/** Whoever is about to press something in it must not have it taken away: they are looked for each time. */
function useDismissed(run: RefObject<HTMLElement | null>, isClean: boolean): void {
  const { bulk } = useStores();
  useEffect(() => {
    if (!isClean) return;
    let unattended = 0;
    const timer = setInterval(() => {
      // No event tells that a button went away with the pointer or the focus on it.
      const isAttended = run.current?.matches(':hover, :focus-within') ?? false;
      unattended = isAttended ? 0 : unattended + 1;
      if (unattended >= SHOWN_SECONDS) bulk.dismiss();
    }, 1_000);
    return () => clearInterval(timer);
  }, [bulk, run, isClean]);
}

/** The act on many that one click takes back, for some seconds. */
function useManyOffer(): UndoOffer | null {
  return useUndo(({ offers }) => offers.find(({ isOfMany }) => isOfMany) ?? null);
}

function UndoRun() {
  const offer = useManyOffer();
  return offer === null ? null : <UndoButton key={offer.id} offer={offer} />;
}

function UndoButton({ offer: { id, until, others } }: { offer: UndoOffer }) {
  const { undo } = useStores();
  const isNewest = useUndo(({ offers }) => offers[0]?.id === id);
  const secondsLeft = Math.ceil(Math.min(UNDO_MS, Math.max(1, until - useNow())) / 1_000);
  return (
    <>
      <UnstyledButton
        className={classes.button}
        aria-label={words.undoWhat(others.length + 1)}
        onClick={({ currentTarget, detail }) => {
          const isByKey = detail === 0;
          if (isByKey && justCameByItself(currentTarget, performance.now())) return;
          undo.undo(id);
        }}
      >
        {words.undo()}
      </UnstyledButton>
      <span className={classes.left} aria-hidden>
        {words.left(secondsLeft, isNewest ? words.undoKeys(IS_MAC) : '')}
      </span>
    </>
  );
}

function Failures({ failed, isOver }: { failed: readonly FailedOne[]; isOver: boolean }) {
  const { bulk } = useStores();
  const again = failed.filter(canRetry).length;
  return (
    <>
      {isOver && again > 0 && (
        <UnstyledButton
          className={classes.button}
          title={words.retryHelp()}
          onClick={() => bulk.retry()}
        >
          {words.retry(again)}
        </UnstyledButton>
      )}
      <details className={classes.failures} open>
        <summary>{words.failures(failed.length)}</summary>
        <ul>
          {failed.map((one) => (
            <Failed key={JSON.stringify(one.command)} one={one} />
          ))}
        </ul>
      </details>
    </>
  );
}

function Failed({ one: { command, row, failure } }: { one: FailedOne }) {
  const nameOf = useName();
  const call = useRoster(
    ({ view }) => view?.conferences.get(command.conferenceSid)?.row.friendlyName ?? '',
  );
  return (
    <li>
      <b>
        <bdi>{row === null ? words.everyone(call) : nameOf(row)}</bdi>
      </b>{' '}
      {failure.message}
    </li>
  );
}

function RestoreOffer() {
  const { restore: store } = useStores();
  const { plan, restore } = useRestore();
  if (plan === null) return null;
  return (
    <div className={classes.restore}>
      <UnstyledButton className={classes.button} title={words.restoreHelp()} onClick={restore}>
        <IconHistory size={15} aria-hidden />
        {words.restore(peopleIn(plan.restores))}
      </UnstyledButton>
      <UnstyledButton
        className={classes.icon}
        aria-label={words.forget()}
        title={words.forget()}
        onClick={() => store.forget()}
      >
        <IconX size={15} aria-hidden />
      </UnstyledButton>
    </div>
  );
}
