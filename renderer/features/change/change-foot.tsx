import { Button, Loader } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { useId } from 'react';
import { isToldBack } from '../../../common/adding/asked-flags.ts';
import type { Link } from '../../../common/ipc/session.ts';
import {
  UPDATE_PARAMETERS,
  type UpdateName,
} from '../../../common/participant-parameters/update-parameters.ts';
import type { ParticipantRow } from '../../../common/roster/rows.ts';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import classes from '../../ui/request-dialog.module.css';
import { list } from '../../words/format.ts';
import { isOld, useLinkStanding } from '../floor/link-standing.ts';
import { useIsOwnLeg } from '../floor/own-console.tsx';
import { useName } from '../floor/use-name.ts';
import { parametersWords } from '../parameters/words.ts';
import ownClasses from './change-settings.module.css';
import type { ChangeState } from './use-change.ts';
import type { ChangeRead } from './use-change-read.ts';
import { changeWords as words } from './words.ts';

interface ChangeFootProps {
  readonly row: ParticipantRow;
  readonly read: ChangeRead;
  readonly link: Link;
  readonly state: ChangeState;
  readonly isTried: boolean;
  readonly onClose: () => void;
}

/** What will happen, what became of it, and the one button that makes it happen. */
export function ChangeFoot({ row, read, link, state, isTried, onClose }: ChangeFootProps) {
  const id = useId();
  const isAsked = state.kind === 'asked';
  const cannot = isAsked || read.names.length === 0 || read.refusal !== null;
  return (
    <>
      {state.kind === 'failed' && <FailureAlert failure={state.failure} />}
      <footer className={classes.foot}>
        <div id={id} className={classes.what}>
          <div role="status">
            <Outcome state={state} />
          </div>
          {(state.kind === 'none' || state.kind === 'failed') && (
            <Before {...{ row, read, link, isTried }} />
          )}
        </div>
        <div className={classes.buttons}>
          <Button variant="default" onClick={onClose}>
            {state.kind === 'none' ? words.cancel() : words.close()}
          </Button>
          <Button
            type="submit"
            data-disabled={cannot}
            aria-disabled={cannot || undefined}
            aria-describedby={id}
            color={read.endsCall ? 'red.8' : 'blue'}
          >
            {read.endsCall ? words.changeEndsCall() : words.change()}
          </Button>
        </div>
      </footer>
    </>
  );
}

function Before({ row, read, link, isTried }: Omit<ChangeFootProps, 'state' | 'onClose'>) {
  const nameOf = useName();
  const isMe = useIsOwnLeg()(row);
  const isStale = isOld(useLinkStanding(link));
  if (read.refusal !== null) {
    return (
      <p className={classes.missing} role="alert">
        {words.refusal(read.refusal)}
      </p>
    );
  }
  const count = read.names.length;
  const grave = [
    ...read.notices.map(({ notice }) => parametersWords.notice(notice)),
    ...(isStale && count > 0 ? [words.asOf()] : []),
  ];
  return (
    <>
      <p className={classes.happens}>
        {count === 0 ? words.nothingYet() : words.sets(count, isMe ? words.ownLeg() : nameOf(row))}
      </p>
      {isTried && read.problems.size > 0 && (
        <p className={classes.missing} role="alert">
          {words.mendFirst(read.problems.size)}
        </p>
      )}
      <ul className={ownClasses.consequences}>
        {grave.map((sentence) => (
          <li key={sentence} className={ownClasses.grave}>
            <IconAlertTriangle size={15} aria-hidden />
            {sentence}
          </li>
        ))}
        {read.consequences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </>
  );
}

/** Twilio's own word, where it gives one; nothing is called done that nobody can see. */
function Outcome({ state }: Pick<ChangeFootProps, 'state'>) {
  if (state.kind === 'asked') {
    return (
      <p className={classes.happens}>
        <Loader size={13} mr={8} aria-hidden />
        {state.isChecking ? words.checking() : words.asking()}
      </p>
    );
  }
  if (state.kind !== 'done') return null;
  const isPlayed = (name: UpdateName) => UPDATE_PARAMETERS[name].group === 'announce';
  const shown = state.names.filter((name) => isToldBack(name));
  const untold = state.names.filter((name) => !isToldBack(name) && !isPlayed(name));
  return (
    <>
      {shown.length > 0 && (
        <p className={`${classes.happens} ${ownClasses.done}`}>
          <IconCircleCheck size={15} aria-hidden /> {words.confirmed(titlesOf(shown))}
        </p>
      )}
      {untold.length > 0 && <p>{words.taken(titlesOf(untold))}</p>}
      {state.names.some(isPlayed) && <p>{words.played()}</p>}
    </>
  );
}

function titlesOf(names: readonly UpdateName[]): string {
  return list(names.map((name) => `${parametersWords.title(name)} (${name})`));
}
