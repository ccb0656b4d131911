import { UnstyledButton } from '@mantine/core';
import {
  IconMicrophone,
  IconMicrophoneOff,
  IconPlayerPause,
  IconPlayerPlay,
  IconSpeakerphone,
  IconX,
} from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import type { ParticipantRow } from '../../../common/roster/rows.ts';
import { useMay } from '../../store/use-may.ts';
import classes from './bulk-bar.module.css';
import { BulkQuestion, type ManyQuestion } from './bulk-question.tsx';
import { doingOf, type ManyAct, bulkWords as words } from './words.ts';

interface BulkBarProps {
  /** Who is selected and still there. */
  readonly selected: readonly ParticipantRow[];
  /** How many of them are on none of the lines that are listed. */
  readonly outOfSight: number;
  /** Opens the announcement to them. */
  readonly onAnnounce: (rows: readonly ParticipantRow[]) => void;
  readonly onClear: () => void;
}

/** What can be done to everybody who is selected; it is there while somebody is. */
export function BulkBar({ selected, outOfSight, onAnnounce, onClear }: BulkBarProps) {
  const [question, setQuestion] = useState<ManyQuestion | null>(null);
  const may = useMay();
  const calls = new Set(selected.map(({ conferenceSid }) => conferenceSid)).size;
  return (
    <>
      {selected.length > 0 && (
        <section className={classes.bar} aria-label={words.bar()}>
          <p className={classes.count} role="status">
            <b>{words.selected(selected.length, calls)}</b>
            {outOfSight > 0 && (
              <span className={classes.hidden} title={words.outOfSightWhy()}>
                {words.outOfSight(outOfSight)}
              </span>
            )}
          </p>
          <div className={classes.acts}>
            {ACTS.filter(({ act }) => !isNew(act) || may(act.kind)).map(({ act, icon }) => (
              <UnstyledButton
                key={doingOf(act)}
                className={classes.act}
                onClick={() => setQuestion({ act, rows: selected })}
              >
                {icon}
                {words.button(doingOf(act))}
              </UnstyledButton>
            ))}
            {may('announce') && (
              <UnstyledButton className={classes.act} onClick={() => onAnnounce(selected)}>
                <IconSpeakerphone size={15} aria-hidden />
                {words.announce()}
              </UnstyledButton>
            )}
            <UnstyledButton className={classes.act} aria-label={words.clearAll()} onClick={onClear}>
              <IconX size={15} aria-hidden />
              {words.clear()}
            </UnstyledButton>
          </div>
        </section>
      )}
      <BulkQuestion question={question} onClose={() => setQuestion(null)} />
    </>
  );
}

/** To unmute and to resume is always allowed. */
function isNew(act: ManyAct): boolean {
  return act.kind === 'mute' ? act.muted : act.hold;
}

const ACTS: readonly { readonly act: ManyAct; readonly icon: ReactNode }[] = [
  { act: { kind: 'mute', muted: true }, icon: <IconMicrophoneOff size={15} aria-hidden /> },
  { act: { kind: 'mute', muted: false }, icon: <IconMicrophone size={15} aria-hidden /> },
  { act: { kind: 'hold', hold: true }, icon: <IconPlayerPause size={15} aria-hidden /> },
  { act: { kind: 'hold', hold: false }, icon: <IconPlayerPlay size={15} aria-hidden /> },
];
