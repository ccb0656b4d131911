import { Button } from '@mantine/core';
import { IconHelpCircle } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import type { Failure } from '../../../common/failure.ts';
import type { Help, HelpMark } from '../../../common/wire/relay-help.ts';
import { useRoster, useStores, useTogether } from '../../store/stores.tsx';
import { formatTime } from '../../ui/duration.tsx';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { useFocusGivenBack } from '../undo/use-focus-given-back.ts';
import classes from './help-lines.module.css';
import { REASON } from './help-words.ts';
import { useSeen } from './use-seen.ts';

/** Agents who ask for help, the longest waiting first. */
export function HelpLines() {
  const help = useTogether((state) => state.help);
  const { bridge } = useStores();
  const [failure, setFailure] = useState<Failure | null>(null);
  const lines = useRef<HTMLElement>(null);
  useSeen(help);
  useFocusGivenBack(lines, help);

  async function mark(wish: Pick<HelpMark, 'id' | 'as'>): Promise<void> {
    setFailure(null);
    const marked = await bridge.call('help:mark', { ...wish, takeOver: false });
    if (!marked.ok) setFailure(marked.error);
  }

  return (
    <section ref={lines} aria-label="Agents who ask for help" aria-live="polite">
      {help.length > 0 && (
        <ul className={classes.lines}>
          {help.map((one) => (
            <HelpLine key={one.id} help={one} onMark={(as) => void mark({ id: one.id, as })} />
          ))}
        </ul>
      )}
      <FailureAlert failure={failure} />
    </section>
  );
}

interface HelpLineProps {
  readonly help: Help;
  readonly onMark: (as: 'taken' | 'done') => void;
}

function HelpLine({ help, onMark }: HelpLineProps) {
  const { name, reason, comment, conferenceSid, takenBy, askedAt } = help;
  const call = useRoster((state) =>
    conferenceSid === null ? undefined : state.view?.conferences.get(conferenceSid)?.row,
  );
  return (
    <li className={classes.line}>
      <IconHelpCircle size={16} aria-hidden />
      <p>
        <b>
          <bdi>{name}</bdi>
        </b>{' '}
        {call !== undefined && (
          <>
            on <bdi>{call.friendlyName}</bdi>{' '}
          </>
        )}
        asks for help: {REASON[reason]}
        {comment !== '' && (
          <>
            {' '}
            “<bdi>{comment}</bdi>”
          </>
        )}
      </p>
      <span className={classes.aside}>
        {takenBy === null ? `since ${formatTime(askedAt)}` : `${takenBy.name} helps`}
      </span>
      {takenBy === null ? (
        <Button size="compact-xs" onClick={() => onMark('taken')} aria-label={`Take ${name}`}>
          Take
        </Button>
      ) : (
        <Button
          size="compact-xs"
          variant="default"
          // It stands where “Take” stood: the second click of a double click was not meant for it.
          onClick={({ detail }) => detail < 2 && onMark('done')}
          aria-label={`Done with ${name}`}
        >
          Done
        </Button>
      )}
    </li>
  );
}
