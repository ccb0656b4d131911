import { Modal } from '@mantine/core';
import type { ParticipantRow } from '../../../common/roster/rows.ts';
import { useName } from '../floor/use-name.ts';
import { AnnouncementComposer } from './announcement-composer.tsx';
import type { AnnounceTarget } from './target.ts';
import { announceWords as words } from './words.ts';

export type { AnnounceTarget } from './target.ts';

interface AnnounceDialogProps {
  /** Null while nobody announces. */
  readonly target: AnnounceTarget | null;
  readonly onClose: () => void;
  /** Opens where saved announcements are renamed and deleted. */
  readonly onManage?: (() => void) | undefined;
}

/** Has a text spoken, or what an address serves played, to one person, a whole call, or several people. */
export function AnnounceDialog({ target, onClose, onManage }: AnnounceDialogProps) {
  const nameOf = useName();
  return (
    <Modal
      opened={target !== null}
      onClose={onClose}
      size={560}
      title={target === null ? '' : titleOf(target, nameOf)}
    >
      {target !== null && (
        <AnnouncementComposer target={target} onClose={onClose} onManage={onManage} />
      )}
    </Modal>
  );
}

function titleOf(target: AnnounceTarget, nameOf: (row: ParticipantRow) => string): string {
  switch (target.kind) {
    case 'one':
      return words.titleOne(nameOf(target.participant));
    case 'all':
      return words.titleAll(target.conference.friendlyName);
    case 'many':
      return words.titleMany(target.rows.length);
  }
}
