import { Menu, UnstyledButton } from '@mantine/core';
import { IconBellOff, IconClockPause } from '@tabler/icons-react';
import { useRef } from 'react';
import type { MutableKind, Need } from '../../../common/floor/needs/need.ts';
import { canSnooze } from '../../../common/floor/needs/snooze.ts';
import classes from './need-card.module.css';
import { useNeedsStore } from './needs-provider.tsx';
import { needsWords } from './words.ts';

interface LaterMenuProps {
  readonly need: Need;
  readonly subject: string;
  readonly tabIndex: 0 | -1;
  readonly onMuteKind: (kind: MutableKind) => void;
}

/** Puts a need off for a while, or all of its kind for good. */
export function LaterMenu({ need, subject, tabIndex, onMuteKind }: LaterMenuProps) {
  const needs = useNeedsStore();
  const button = useRef<HTMLButtonElement>(null);
  const { kind } = need.reason;
  if (!canSnooze(need) || kind === 'mode-alarm') return null;

  /** The card goes away: with the focus on it, the focus goes on to the next. */
  function act(hide: () => void): void {
    button.current?.focus();
    hide();
  }

  return (
    <Menu position="bottom-start" width={250} transitionProps={{ duration: 100 }}>
      <Menu.Target>
        <UnstyledButton
          ref={button}
          className={classes.act}
          data-slot="later"
          aria-label={needsWords.laterOn(subject)}
          title={needsWords.later()}
          tabIndex={tabIndex}
        >
          <IconClockPause size={15} aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {MINUTES.map((minutes) => (
          <Menu.Item
            key={minutes}
            onClick={() => act(() => needs.snooze(need, Date.now() + minutes * 60_000))}
          >
            {needsWords.putOff(minutes)}
          </Menu.Item>
        ))}
        <Menu.Item onClick={() => act(() => needs.snooze(need, null))}>
          {needsWords.untilWorse()}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item
          leftSection={<IconBellOff size={15} aria-hidden />}
          onClick={() => act(() => onMuteKind(kind))}
        >
          {needsWords.muteKind(kind)}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

const MINUTES = [5, 15, 60] as const;
