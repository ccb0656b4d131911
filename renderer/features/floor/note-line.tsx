import { IconAlertCircle, IconX } from '@tabler/icons-react';
import type { Note } from '../../store/command-store.ts';
import { useStores } from '../../store/stores.tsx';
import { RowButton } from '../../ui/row-button.tsx';
import { uiWords } from '../../ui/words.ts';
import { useLineLook } from './line-look.ts';
import classes from './note-line.module.css';

/** Why a wish was not carried out, or what happened unasked, under the row that it is about. */
export function NoteLine({ note }: { note: Note }) {
  const { commands } = useStores();
  const { columns } = useLineLook();
  const { failure } = note;
  return (
    // biome-ignore lint/a11y/useSemanticElements: part of the ARIA grid.
    <div className={classes.note} role="gridcell" aria-colspan={columns.length + 1} tabIndex={-1}>
      <IconAlertCircle size={16} aria-hidden />
      <p role="alert">
        <strong>{failure.message}</strong> {failure.hint}
        {failure.twilioCode !== undefined && (
          <span className={classes.code}> {uiWords.twilioError(failure.twilioCode)}</span>
        )}
      </p>
      <RowButton
        label={uiWords.dismiss()}
        slot="dismiss"
        icon={<IconX size={15} />}
        onClick={() => commands.dismiss(note.id)}
      />
    </div>
  );
}
