import { Modal } from '@mantine/core';
import { useMemo } from 'react';
import type { ParticipantRow } from '../../../common/roster/rows.ts';
import { useRoster, useStores } from '../../store/stores.tsx';
import { Agreeing, Said } from '../../ui/agreeing.tsx';
import { BulkQuestion, type ManyQuestion } from '../bulk/bulk-question.tsx';
import { useName } from '../floor/use-name.ts';
import { BargeInDialog } from '../panel/barge-in-dialog.tsx';
import type { Question } from './planned.ts';
import { keyboardWords as words } from './words.ts';

/** Questions that no other part of the screen asks. */
export type OwnQuestion = Extract<
  Question,
  { kind: 'barge-in' | 'coach-outsider' | 'mute-many' | 'hold-many' }
>;

interface ActQuestionsProps {
  /** Null while nobody asks. */
  readonly question: OwnQuestion | null;
  readonly onClose: () => void;
}

/** Asks before an act that one key must not do by itself. */
export function ActQuestions({ question, onClose }: ActQuestionsProps) {
  const outsider = question?.kind === 'coach-outsider' ? question.row : null;
  const nameOf = useName();
  const many = useMemo(() => manyOf(question), [question]);
  return (
    <>
      <BargeInDialog
        conferenceSid={question?.kind === 'barge-in' ? question.call.sid : null}
        onClose={onClose}
      />
      <Modal
        opened={outsider !== null}
        onClose={onClose}
        title={outsider === null ? '' : words.coachOutsiderTitle(nameOf(outsider))}
      >
        {outsider !== null && <Outsider row={outsider} onClose={onClose} />}
      </Modal>
      <BulkQuestion question={many} onClose={onClose} />
    </>
  );
}

function manyOf(question: OwnQuestion | null): ManyQuestion | null {
  if (question?.kind === 'mute-many') {
    return { act: { kind: 'mute', muted: question.on }, rows: question.rows };
  }
  if (question?.kind === 'hold-many') {
    return { act: { kind: 'hold', hold: question.on }, rows: question.rows };
  }
  return null;
}

function Outsider({ row, onClose }: { row: ParticipantRow; onClose: () => void }) {
  const { commands } = useStores();
  const nameOf = useName();
  const { conferenceSid, callSid } = row;
  const conference = useRoster(({ view }) => view?.conferences.get(conferenceSid));
  const current = conference?.participants.get(callSid);
  if (conference === undefined || current === undefined) {
    return <Said text={words.gone()} onClose={onClose} />;
  }
  const name = nameOf(current);
  return (
    <Agreeing
      sentences={[words.coachOutsider(name, conference.row.friendlyName)]}
      agree={words.coachOutsiderAgree(name)}
      color="violet"
      onClose={onClose}
      onAgree={() => void commands.run({ kind: 'coach', conferenceSid, callSid })}
    />
  );
}
