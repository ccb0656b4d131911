import { UnstyledButton } from '@mantine/core';
import { IconFlask } from '@tabler/icons-react';
import { useState } from 'react';
import type { Link } from '../../../common/ipc/session.ts';
import { useStores } from '../../store/stores.tsx';
import classes from './rehearsal-banner.module.css';
import { RehearsalDrawer } from './rehearsal-drawer.tsx';
import { useRehearsalPanel } from './use-rehearsal-panel.ts';
import { rehearsalWords } from './words.ts';

/** Unmistakable: nobody may take a rehearsal for the real floor, nor the other way round. */
export function RehearsalBanner({ link }: { link: Link }) {
  const { bridge } = useStores();
  const rehearsal = useRehearsalPanel();
  const [isOpen, setIsOpen] = useState(false);
  const faults = rehearsal.panel?.faults.filter(({ on }) => on) ?? [];
  const scenario = rehearsal.panel?.scenario.running?.name;

  return (
    <aside className={classes.banner} aria-label={rehearsalWords.rehearsal()}>
      <IconFlask size={15} aria-hidden />
      <strong>{rehearsalWords.notReal()}</strong>{' '}
      <span>
        {rehearsalWords.played(
          scenario,
          faults.map(({ title }) => title),
        )}
      </span>
      {link.state === 'stale' && (
        <UnstyledButton
          className={classes.button}
          onClick={() => void bridge.call('session:rehearse', undefined)}
        >
          {rehearsalWords.startAgain()}
        </UnstyledButton>
      )}
      <UnstyledButton className={classes.button} onClick={() => setIsOpen(true)}>
        {rehearsalWords.setScene()}
      </UnstyledButton>
      <RehearsalDrawer isOpen={isOpen} rehearsal={rehearsal} onClose={() => setIsOpen(false)} />
    </aside>
  );
}
