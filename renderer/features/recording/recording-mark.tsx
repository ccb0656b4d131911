import { IconCircleFilled, IconPlayerPauseFilled } from '@tabler/icons-react';
import classes from './recording-mark.module.css';
import { recordingWords as words } from './words.ts';

interface RecordingMarkProps {
  readonly state: 'recording' | 'paused' | 'was-paused';
}

/** That a call is recorded, or that its recording is paused, which must not be overlooked. */
export function RecordingMark({ state }: RecordingMarkProps) {
  return (
    <span className={classes.mark} data-state={state} title={words.markTitle(state)}>
      {state === 'recording' ? (
        <IconCircleFilled size={9} aria-hidden />
      ) : (
        <IconPlayerPauseFilled size={12} aria-hidden />
      )}
      {words.mark(state)}
    </span>
  );
}
