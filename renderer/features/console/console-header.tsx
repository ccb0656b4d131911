import { UnstyledButton } from '@mantine/core';
import {
  IconAdjustmentsHorizontal,
  IconChartBar,
  IconHistory,
  IconLayoutList,
  IconSearch,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { chordsFor } from '../../../common/keyboard/mapping.ts';
import type { ActiveSession } from '../../store/session-store.ts';
import { Brand } from '../../ui/brand.tsx';
import { AccountMenu } from '../floor/account-menu.tsx';
import { LinkPill } from '../floor/link-pill.tsx';
import { MemoryVaultMark } from '../floor/memory-vault-mark.tsx';
import { KeyCaps } from '../keyboard/key-caps.tsx';
import { useKeyboard } from '../keyboard/keyboard-context.ts';
import { OwnMode } from '../step-in/own-mode.tsx';
import classes from './console-header.module.css';
import { consoleWords, type ViewName } from './words.ts';

interface ConsoleHeaderProps {
  readonly session: ActiveSession;
  readonly view: ViewName;
  readonly onView: (view: ViewName) => void;
  /** The details of where the data comes from are open. */
  readonly isDataOpen: boolean;
  readonly onDataOpen: (isOpen: boolean) => void;
}

/** What my own voice is doing, how fresh the data is, the views, and which account this is. */
export function ConsoleHeader({
  session,
  view,
  onView,
  isDataOpen,
  onDataOpen,
}: ConsoleHeaderProps) {
  return (
    <header className={classes.header}>
      <div className={classes.brand}>
        <Brand account={session.profile.name} />
      </div>
      <div className={classes.mode}>
        <OwnMode />
      </div>
      <div className={classes.tools}>
        <MemoryVaultMark />
        <LinkPill link={session.link} opened={isDataOpen} onOpenedChange={onDataOpen} />
        <FindOrDo />
        <Views view={view} onView={onView} />
        <AccountMenu session={session} />
      </div>
    </header>
  );
}

function FindOrDo() {
  const { perform, mapping } = useKeyboard();
  const [chord] = chordsFor(mapping, 'palette');
  return (
    <UnstyledButton
      className={classes.find}
      onClick={() => perform('palette', { kind: 'nothing' })}
    >
      <IconSearch size={15} aria-hidden />
      <span>{consoleWords.findOrDo()}</span>
      {chord !== undefined && (
        <span aria-hidden>
          <KeyCaps chord={chord} />
        </span>
      )}
    </UnstyledButton>
  );
}

function Views({ view, onView }: Pick<ConsoleHeaderProps, 'view' | 'onView'>) {
  return (
    <nav className={classes.views} aria-label={consoleWords.views()}>
      {VIEWS.map(({ name, icon }) => (
        <UnstyledButton
          key={name}
          className={classes.view}
          aria-label={consoleWords.view(name)}
          aria-current={view === name ? 'page' : undefined}
          title={consoleWords.view(name)}
          onClick={() => onView(name)}
        >
          {icon}
        </UnstyledButton>
      ))}
    </nav>
  );
}

const VIEWS: readonly { readonly name: ViewName; readonly icon: ReactNode }[] = [
  { name: 'floor', icon: <IconLayoutList size={17} aria-hidden /> },
  { name: 'wallboard', icon: <IconChartBar size={17} aria-hidden /> },
  { name: 'history', icon: <IconHistory size={17} aria-hidden /> },
  { name: 'settings', icon: <IconAdjustmentsHorizontal size={17} aria-hidden /> },
];
