import { Button, Loader, UnstyledButton } from '@mantine/core';
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import { useStore } from 'zustand';
import classes from './saving-line.module.css';
import type { SettingsSaving } from './settings-saving.ts';
import { settingsWords as words } from './words.ts';

/** What became of the last change. A failure stays, with what to do, until it is dealt with. */
export function SavingLine({ saving }: { saving: SettingsSaving }) {
  const outcome = useStore(saving, (state) => state.outcome);
  return (
    <div className={classes.line}>
      {outcome.kind === 'failed' && (
        <div role="alert" className={classes.failed}>
          <IconAlertTriangle size={16} aria-hidden />
          <div>
            <p className={classes.message}>{outcome.failure.message}</p>
            <p className={classes.hint}>{outcome.failure.hint}</p>
            <div className={classes.acts}>
              <Button size="compact-xs" onClick={() => void saving.tryAgain()}>
                {words.tryAgain()}
              </Button>
              <Button size="compact-xs" variant="default" onClick={saving.discard}>
                {words.discard()}
              </Button>
            </div>
          </div>
        </div>
      )}
      <span role="status" className={classes.status}>
        {outcome.kind === 'saving' && (
          <>
            <Loader size={12} aria-hidden />
            {words.saving()}
          </>
        )}
        {outcome.kind === 'saved' && (
          <>
            <IconCheck size={15} aria-hidden className={classes.check} />
            {words.saved()}
          </>
        )}
      </span>
      {outcome.kind === 'saved' && outcome.before !== null && (
        <UnstyledButton className={classes.undo} onClick={() => void saving.undo()}>
          {words.undo()}
        </UnstyledButton>
      )}
    </div>
  );
}
