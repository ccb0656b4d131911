import { Button, Popover, UnstyledButton } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { useState } from 'react';
import type { ConferenceRow } from '../../../common/roster/rows.ts';
import type { RecordingState } from '../../store/recording-store.ts';
import { useCommands, useStores } from '../../store/stores.tsx';
import { useMay } from '../../store/use-may.ts';
import { pendingOn } from '../../store/wishes.ts';
import { useFloorActions } from '../floor/floor-actions.tsx';
import { wishInWords } from '../floor/pending-words.ts';
import classes from './recording-acts.module.css';
import { RecordingMark } from './recording-mark.tsx';
import { recordingWords as words } from './words.ts';

interface RecordingActsProps {
  readonly call: ConferenceRow;
  /** As Twilio said last. */
  readonly state: RecordingState;
}

/** What can be done to the recording of a call; of a call without one it says why nothing can. */
export function RecordingActs({ call, state }: RecordingActsProps) {
  const { commands } = useStores();
  const { stopRecording } = useFloorActions();
  const may = useMay();
  const wish = useCommands(({ pending }) => pendingOn(pending, call.sid, null, 'record'));
  if (state === 'none') {
    return (
      <p className={classes.none} title={words.noneTitle()}>
        <IconInfoCircle size={13} aria-hidden />
        {words.none()}
      </p>
    );
  }
  if (!may('record')) return <RecordingMark state={state} />;
  const isAsked = wish !== undefined;
  const run = (wanted: 'pause-skip' | 'pause-silence' | 'resume') =>
    void commands.run({ kind: 'record', conferenceSid: call.sid, wanted });
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would bring a frame of its own.
    <div className={classes.acts} role="group" aria-label={words.group()}>
      <RecordingMark state={state} />
      {state === 'recording' ? (
        <PauseButton isAsked={isAsked} onChoose={run} />
      ) : (
        <Button
          size="compact-xs"
          aria-label={words.resumeLabel()}
          disabled={isAsked}
          onClick={() => run('resume')}
        >
          {words.resume()}
        </Button>
      )}
      <Button
        variant="default"
        size="compact-xs"
        aria-label={words.stopLabel()}
        disabled={isAsked}
        onClick={() => stopRecording(call)}
      >
        {words.stop()}
      </Button>
      <span className={classes.asked} role="status">
        {wish !== undefined && wishInWords(wish).words}
      </span>
    </div>
  );
}

/** In which of two ways, each with what comes of it. */
function PauseButton({ isAsked, onChoose }: PauseButtonProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <Popover
      opened={isOpen}
      onChange={setOpen}
      position="bottom-start"
      width={300}
      trapFocus
      returnFocus
      transitionProps={{ duration: 100 }}
    >
      <Popover.Target>
        <Button
          variant="default"
          size="compact-xs"
          aria-label={words.pauseLabel()}
          disabled={isAsked}
          onClick={() => setOpen(!isOpen)}
        >
          {words.pause()}
        </Button>
      </Popover.Target>
      <Popover.Dropdown className={classes.ways} aria-label={words.pauseLabel()}>
        {(['pause-skip', 'pause-silence'] as const).map((way) => (
          <UnstyledButton
            key={way}
            className={classes.way}
            onClick={() => {
              setOpen(false);
              onChoose(way);
            }}
          >
            {words.pauseWay(way)}
            <span className={classes.help}>{words.pauseHelp(way)}</span>
          </UnstyledButton>
        ))}
      </Popover.Dropdown>
    </Popover>
  );
}

interface PauseButtonProps {
  readonly isAsked: boolean;
  readonly onChoose: (way: 'pause-skip' | 'pause-silence') => void;
}
