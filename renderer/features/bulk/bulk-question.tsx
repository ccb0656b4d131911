import { Modal } from '@mantine/core';
import { planBulk } from '../../../common/floor/bulk.ts';
import type { ParticipantRow } from '../../../common/roster/rows.ts';
import { useCommands, useRoster, useStores } from '../../store/stores.tsx';
import { askedOf } from '../../store/wishes.ts';
import { Agreeing, Said } from '../../ui/agreeing.tsx';
import { useOwnConsole } from '../floor/own-console.tsx';
import { useName } from '../floor/use-name.ts';
import { bulkInWords } from './bulk-in-words.ts';
import { doingOf, type ManyAct, bulkWords as words } from './words.ts';

export interface ManyQuestion {
  readonly act: ManyAct;
  /** Whom it is meant for, as they were when it was asked. */
  readonly rows: readonly ParticipantRow[];
}

interface BulkQuestionProps {
  /** Null while nobody asks. */
  readonly question: ManyQuestion | null;
  readonly onClose: () => void;
}

/** Asks before several people are muted or held, with exact counts and what comes of it. */
export function BulkQuestion({ question, onClose }: BulkQuestionProps) {
  const plan = usePlan(question);
  const count = plan?.changes.length ?? 0;
  const title =
    question === null
      ? ''
      : count === 0
        ? words.titleNobody(doingOf(question.act))
        : words.title(doingOf(question.act), count);
  return (
    <Modal opened={question !== null} onClose={onClose} title={title}>
      {question !== null && <Question question={question} plan={plan} onClose={onClose} />}
    </Modal>
  );
}

interface QuestionProps {
  readonly question: ManyQuestion;
  readonly plan: ReturnType<typeof usePlan>;
  readonly onClose: () => void;
}

function Question({ question: { act }, plan, onClose }: QuestionProps) {
  const { bulk } = useStores();
  const nameOf = useName();
  const view = useRoster((state) => state.view);
  if (plan === null || view === null || plan.changes.length === 0) {
    return <Said text={words.nobody()} onClose={onClose} />;
  }
  return (
    <Agreeing
      sentences={bulkInWords(plan, act, view, nameOf)}
      agree={words.agree(doingOf(act), plan.changes.length)}
      onAgree={() => bulk.start(plan)}
      onClose={onClose}
    />
  );
}

/** Exactly what it would do as things stand now, whoever came and went since. */
function usePlan(question: ManyQuestion | null) {
  const consoleId = useOwnConsole();
  // Nothing is drawn anew with every change of the floor while nobody asks.
  const view = useRoster((state) => (question === null ? null : state.view));
  const pending = useCommands((state) => (question === null ? null : state.pending));
  if (question === null || view === null || pending === null) return null;
  return planBulk(view, question.rows, question.act, consoleId, askedOf(pending));
}
