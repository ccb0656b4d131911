import { IconFlask } from '@tabler/icons-react';
import classes from './banners.module.css';

/** Unmistakable: nobody may take a rehearsal for the real floor, nor the other way round. */
export function RehearsalBanner() {
  return (
    <div className={classes.rehearsal} role="note">
      <IconFlask size={15} aria-hidden />
      Rehearsal: no real calls
    </div>
  );
}
