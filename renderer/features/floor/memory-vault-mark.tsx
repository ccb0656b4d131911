import { Tooltip } from '@mantine/core';
import { IconKey } from '@tabler/icons-react';
import { useSession } from '../../store/stores.tsx';
import { memoryVaultWords } from '../../ui/memory-vault-words.ts';
import { linkWords } from './link-words.ts';
import classes from './memory-vault-mark.module.css';

/** A reminder for the whole shift that this account has to be entered again after the next start. */
export function MemoryVaultMark() {
  const vault = useSession((state) => state.vault);
  if (vault?.kind !== 'memory') return null;
  return (
    <Tooltip
      label={memoryVaultWords(vault.reason)}
      events={{ hover: true, focus: true, touch: true }}
      multiline
      w={320}
    >
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: its words have to be reachable by keyboard. */}
      <span className={classes.mark} role="img" aria-label={linkWords.runOnly()} tabIndex={0}>
        <IconKey size={16} aria-hidden />
      </span>
    </Tooltip>
  );
}
