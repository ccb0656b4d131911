import { Alert } from '@mantine/core';
import { IconKey } from '@tabler/icons-react';
import { uiWords } from '../../../ui/words.ts';

/** Accounts that are gone when Earshot closes. */
export function MemoryVault({ reason }: { reason: string | null }) {
  return (
    <Alert color="yellow" icon={<IconKey size={18} />} role="note">
      {uiWords.memoryVault(reason)}
    </Alert>
  );
}
