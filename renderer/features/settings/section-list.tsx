import { UnstyledButton } from '@mantine/core';
import {
  IconBell,
  IconHistory,
  IconKeyboard,
  IconLanguage,
  IconPalette,
  IconRefresh,
  IconSpeakerphone,
  IconStethoscope,
  IconStopwatch,
  IconUserCog,
  IconUserQuestion,
} from '@tabler/icons-react';
import { type KeyboardEvent, useState } from 'react';
import classes from './section-list.module.css';
import { SETTINGS_SECTIONS, type SettingsSection } from './sections.ts';
import { settingsWords as words } from './words.ts';

interface SectionListProps {
  readonly shown: SettingsSection;
  readonly onShow: (section: SettingsSection) => void;
}

/** One tab stop: up and down go along the list, and Enter shows what the focus is on. */
export function SectionList({ shown, onShow }: SectionListProps) {
  const [focused, setFocused] = useState<SettingsSection | null>(null);
  const stop = focused ?? shown;

  return (
    <nav aria-label={words.sections()}>
      <ul className={classes.list} data-takes-keys onKeyDown={moveUpAndDown}>
        {SETTINGS_SECTIONS.map((section) => {
          const Icon = ICON[section];
          return (
            <li key={section}>
              <UnstyledButton
                className={classes.item}
                aria-current={section === shown ? 'page' : undefined}
                tabIndex={section === stop ? 0 : -1}
                onFocus={() => setFocused(section)}
                onBlur={() => setFocused(null)}
                onClick={() => onShow(section)}
              >
                <Icon size={16} aria-hidden />
                {words.section(section)}
              </UnstyledButton>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}

function moveUpAndDown(event: KeyboardEvent<HTMLElement>): void {
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const items = [...event.currentTarget.querySelectorAll('button')];
  const at = items.findIndex((item) => item.matches(':focus'));
  const to = STEP.get(event.key)?.(at, items.length - 1);
  if (at < 0 || to === undefined) return;
  event.preventDefault();
  items[to]?.focus();
}

type Step = (at: number, last: number) => number;

const STEP: ReadonlyMap<string, Step> = new Map<string, Step>([
  ['ArrowDown', (at, last) => Math.min(last, at + 1)],
  ['ArrowUp', (at) => Math.max(0, at - 1)],
  ['Home', () => 0],
  ['End', (_, last) => last],
]);

const ICON = {
  profiles: IconUserCog,
  thresholds: IconStopwatch,
  roles: IconUserQuestion,
  announcements: IconSpeakerphone,
  notifications: IconBell,
  shortcuts: IconKeyboard,
  appearance: IconPalette,
  language: IconLanguage,
  history: IconHistory,
  updates: IconRefresh,
  diagnostics: IconStethoscope,
} as const satisfies Readonly<Record<SettingsSection, typeof IconBell>>;
