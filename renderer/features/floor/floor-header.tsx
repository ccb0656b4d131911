import type { ActiveSession } from '../../store/session-store.ts';
import { Brand } from '../../ui/brand.tsx';
import { OwnMode } from '../step-in/own-mode.tsx';
import { AccountMenu } from './account-menu.tsx';
import classes from './floor-header.module.css';
import { LinkPill } from './link-pill.tsx';
import { MemoryVaultMark } from './memory-vault-mark.tsx';

/** What my own voice is doing, how fresh the floor is, and which account this is. */
export function FloorHeader({ session }: { session: ActiveSession }) {
  return (
    <header className={classes.header}>
      <Brand account={session.profile.name} />
      <OwnMode />
      <div className={classes.tools}>
        <MemoryVaultMark />
        <LinkPill link={session.link} />
        <AccountMenu session={session} />
      </div>
    </header>
  );
}
