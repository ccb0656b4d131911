import { IconAlertCircle, IconX } from '@tabler/icons-react';
import type { CommandNote } from '../../store/command-store.ts';
import { useStores } from '../../store/stores.tsx';
import { RowButton } from '../../ui/row-button.tsx';
import classes from './note-line.module.css';

/** Why a wish was not carried out, under the row that it was for. */
export function NoteLine({ note }: { note: CommandNote }) {
  const { commands } = useStores();
  const { failure } = note;
  return (
    // biome-ignore lint/a11y/useSemanticElements: part of the ARIA grid.
    <div className={classes.note} role="gridcell" aria-colspan={5} tabIndex={-1}>
      <IconAlertCircle size={16} aria-hidden />
      <p role="alert">
        <strong>{failure.message}</strong> {failure.hint}
        {failure.twilioCode !== undefined && (
          <span className={classes.code}> Twilio error {failure.twilioCode}</span>
        )}
      </p>
      <RowButton
        label="Dismiss"
        icon={<IconX size={15} />}
        onClick={() => commands.dismiss(note.id)}
      />
    </div>
  );
}
