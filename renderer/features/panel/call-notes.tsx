import { UnstyledButton } from '@mantine/core';
import { IconAlertCircle, IconX } from '@tabler/icons-react';
import { useShallow } from 'zustand/react/shallow';
import type { ConferenceSid } from '../../../common/model/sid.ts';
import { useCommands, useStores } from '../../store/stores.tsx';
import classes from './call-notes.module.css';
import { panelWords } from './words.ts';

/**
 * What was refused on this call, or happened unasked. The grid raises the alarm when it comes; here it can
 * be read where the rows are scrolled or searched away.
 */
export function CallNotes({ sid }: { sid: ConferenceSid }) {
  const { commands } = useStores();
  const notes = useCommands(
    useShallow(({ notes: all }) => all.filter((note) => note.conferenceSid === sid)),
  );
  if (notes.length === 0) return null;
  return (
    <ul className={classes.notes} aria-label={panelWords.notes()}>
      {notes.map(({ id, failure }) => (
        <li key={id} className={classes.note}>
          <IconAlertCircle size={15} aria-hidden />
          <p>
            <strong>{failure.message}</strong> {failure.hint}
          </p>
          <UnstyledButton
            className={classes.dismiss}
            aria-label={panelWords.dismiss()}
            title={panelWords.dismiss()}
            onClick={() => commands.dismiss(id)}
          >
            <IconX size={14} aria-hidden />
          </UnstyledButton>
        </li>
      ))}
    </ul>
  );
}
