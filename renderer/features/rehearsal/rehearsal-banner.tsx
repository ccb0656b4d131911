import { UnstyledButton } from '@mantine/core';
import { IconFlask } from '@tabler/icons-react';
import { useState } from 'react';
import type { Link } from '../../../common/ipc/session.ts';
import { useStores } from '../../store/stores.tsx';
import classes from './rehearsal-banner.module.css';
import { RehearsalDrawer } from './rehearsal-drawer.tsx';
import { useRehearsalPanel } from './use-rehearsal-panel.ts';

/** Unmistakable: nobody may take a rehearsal for the real floor, nor the other way round. */
export function RehearsalBanner({ link }: { link: Link }) {
  const { bridge } = useStores();
  const rehearsal = useRehearsalPanel();
  const [isOpen, setIsOpen] = useState(false);
  const faults = rehearsal.panel?.faults.filter(({ on }) => on) ?? [];
  const scenario = rehearsal.panel?.scenario.running?.name;

  return (
    <aside className={classes.banner} aria-label="Rehearsal">
      <IconFlask size={15} aria-hidden />
      <strong>Rehearsal: no real calls.</strong>{' '}
      <span>
        {scenario === undefined ? 'Nothing is played' : `Scenario “${scenario}”`}
        {faults.length > 0 && `, ${faults.map(({ title }) => title.toLowerCase()).join(', ')}`}
      </span>
      {link.state === 'stale' && (
        <UnstyledButton
          className={classes.button}
          onClick={() => void bridge.call('session:rehearse', undefined)}
        >
          Start it again
        </UnstyledButton>
      )}
      <UnstyledButton className={classes.button} onClick={() => setIsOpen(true)}>
        Set the scene
      </UnstyledButton>
      <RehearsalDrawer isOpen={isOpen} rehearsal={rehearsal} onClose={() => setIsOpen(false)} />
    </aside>
  );
}
