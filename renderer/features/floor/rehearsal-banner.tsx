import { IconFlask } from '@tabler/icons-react';
import classes from './banners.module.css';

/** Unmistakable: nobody may take a rehearsal for the real floor, nor the other way round. */
export function RehearsalBanner() {
  return (
    <aside className={classes.rehearsal} aria-label="Rehearsal">
      <IconFlask size={15} aria-hidden />
      Rehearsal: no real calls
    </aside>
  );
}
