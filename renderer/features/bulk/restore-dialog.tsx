import { Modal } from '@mantine/core';
import { useRestorePoint, useStores } from '../../store/stores.tsx';
import { Agreeing, Said } from '../../ui/agreeing.tsx';
import { useName } from '../floor/use-name.ts';
import { peopleIn, restoreInWords } from './restore-in-words.ts';
import { bulkWords as words } from './words.ts';

/** Asks before people are brought back to how they were, and says whom that leaves alone. */
export function RestoreDialog() {
  const { bulk, restore } = useStores();
  const nameOf = useName();
  const isAsking = useRestorePoint((state) => state.isAsking);
  const plan = useRestorePoint((state) => state.plan);
  const count = plan === null ? 0 : peopleIn(plan.restores);
  const close = restore.stopAsking;
  return (
    <Modal
      opened={isAsking}
      onClose={close}
      title={plan === null ? words.restoreTitleNobody() : words.restoreTitle(count)}
    >
      {plan === null ? (
        <Said text={words.restoreNobody()} onClose={close} />
      ) : (
        <Agreeing
          sentences={restoreInWords(plan, nameOf)}
          agree={words.restoreAgree(count)}
          onAgree={() => bulk.bringBack(plan)}
          onClose={close}
        />
      )}
    </Modal>
  );
}
