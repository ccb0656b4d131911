import { IconInfoCircle } from '@tabler/icons-react';
import { useLocal } from '../../store/stores.tsx';
import classes from './history-view.module.css';
import { historyWords } from './words.ts';

/** What keeps the history from being whole. */
export function HistoryNotice({ isComplete }: { isComplete: boolean }) {
  const history = useLocal((state) => state.history);
  const stopped = history?.state === 'stopped' ? history.failure : null;
  const dropped = history?.dropped ?? 0;
  const notes = [
    ...(history?.state === 'stopped' && stopped === null ? [historyWords.notKept()] : []),
    ...[stopped, history?.notice ?? null].flatMap((failure) =>
      failure === null ? [] : [`${failure.message} ${failure.hint}`],
    ),
    ...(dropped > 0 ? [historyWords.lost(dropped)] : []),
    ...(isComplete ? [] : [historyWords.incomplete()]),
  ];
  return notes.map((words) => (
    <p key={words} className={classes.note} role="status">
      <IconInfoCircle size={16} aria-hidden />
      {words}
    </p>
  ));
}
