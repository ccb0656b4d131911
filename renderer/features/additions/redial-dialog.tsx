import { Modal } from '@mantine/core';
import type { Addition } from '../../../common/ipc/addition.ts';
import { Agreeing } from '../../ui/agreeing.tsx';
import { whoOf } from './addition-look.ts';
import { additionsWords as words } from './words.ts';

interface RedialDialogProps {
  /** Null while nobody asks. */
  readonly addition: Addition | null;
  readonly onAgree: (addition: Addition) => void;
  readonly onClose: () => void;
}

/** Asks before somebody is dialled again who may be dialled already. */
export function RedialDialog({ addition, onAgree, onClose }: RedialDialogProps) {
  const name = addition === null ? '' : whoOf(addition).name;
  return (
    <Modal opened={addition !== null} onClose={onClose} title={words.redialUnknownTitle(name)}>
      {addition !== null && (
        <Agreeing
          sentences={[words.redialUnknown(name)]}
          agree={words.redialAnyway()}
          onAgree={() => onAgree(addition)}
          onClose={onClose}
        />
      )}
    </Modal>
  );
}
