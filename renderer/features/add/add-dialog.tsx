import { Modal } from '@mantine/core';
import { useRef } from 'react';
import { useRoster, useSession } from '../../store/stores.tsx';
import classes from '../../ui/request-dialog.module.css';
import { AddSomebody } from './add-somebody.tsx';
import type { AddPrefill, AddTarget } from './target.ts';
import { addWords as words } from './words.ts';

interface AddDialogProps {
  /** Null while nobody is to be added. */
  readonly target: AddTarget | null;
  readonly prefill?: AddPrefill | undefined;
  readonly onClose: () => void;
}

/** Adds somebody to a live call, or begins a call with them. */
export function AddDialog({ target, prefill, onClose }: AddDialogProps) {
  const profile = useSession(({ session }) =>
    session?.state === 'active' ? session.profile : null,
  );
  const call = useRoster(({ view }) =>
    target?.kind === 'live' ? view?.conferences.get(target.sid)?.row.friendlyName : undefined,
  );
  // A call that has ended meanwhile is still called what it was.
  const latest = useRef('');
  if (call !== undefined) latest.current = call;
  const called = latest.current;
  return (
    <Modal
      opened={target !== null && profile !== null}
      onClose={onClose}
      size={1280}
      xOffset={20}
      yOffset={20}
      title={target?.kind === 'new' ? words.titleNew() : words.titleLive(called)}
      classNames={{
        content: classes.content ?? '',
        body: classes.body ?? '',
        header: classes.header ?? '',
      }}
    >
      {target !== null && profile !== null && (
        <AddSomebody target={target} prefill={prefill} profile={profile} onClose={onClose} />
      )}
    </Modal>
  );
}
