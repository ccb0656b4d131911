import { Button, Loader } from '@mantine/core';
import type { Failure } from '../../../common/failure.ts';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import classes from './history-view.module.css';
import { historyWords } from './words.ts';

interface NoCallsProps {
  readonly isReading: boolean;
  readonly failure: Failure | null;
  readonly isNarrowed: boolean;
  readonly onShowAll: () => void;
  readonly onTryAgain: () => void;
}

/** Why no call is listed, and what to do about it. */
export function NoCalls({ isReading, failure, isNarrowed, onShowAll, onTryAgain }: NoCallsProps) {
  if (isReading) {
    return (
      <div className={classes.none} role="status">
        <Loader size={20} aria-hidden />
        <p>{historyWords.looking()}</p>
      </div>
    );
  }
  if (failure !== null) {
    return (
      <div className={classes.none}>
        <FailureAlert failure={failure} />
        <Button mt="md" size="xs" variant="default" onClick={onTryAgain}>
          {historyWords.tryAgain()}
        </Button>
      </div>
    );
  }
  return (
    <div className={classes.none}>
      <h2>{isNarrowed ? historyWords.noneFound() : historyWords.noneKept()}</h2>
      <p>{isNarrowed ? historyWords.noneFoundHint() : historyWords.noneKeptHint()}</p>
      {isNarrowed && (
        <Button size="xs" variant="default" onClick={onShowAll}>
          {historyWords.showAll()}
        </Button>
      )}
    </div>
  );
}
