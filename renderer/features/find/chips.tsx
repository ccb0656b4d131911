import { UnstyledButton } from '@mantine/core';
import { useRef, useState } from 'react';
import { CHIPS, type Chip } from '../../../common/floor/chips.ts';
import { useFloorLook, useStores } from '../../store/stores.tsx';
import { moveAlong } from '../../ui/roving.ts';
import { number } from '../../words/format.ts';
import classes from './find-bar.module.css';
import { findWords } from './words.ts';

interface ChipsProps {
  /** How many people the words find. */
  readonly found: number;
  /** How many would be shown with each chip on beside those that are. */
  readonly counts: Readonly<Record<Chip, number>>;
}

/** Narrows the floor; several at a time mean all of them at once. One tab stop, then the arrow keys. */
export function Chips({ found, counts }: ChipsProps) {
  const { look } = useStores();
  const chosen = useFloorLook((state) => state.chips);
  const bar = useRef<HTMLDivElement>(null);
  const [current, setCurrent] = useState<Chip | 'all'>('all');
  const all = { name: findWords.all(), count: found, isOn: chosen.length === 0 };

  return (
    <div
      ref={bar}
      className={classes.chips}
      role="toolbar"
      aria-label={findWords.filters()}
      onKeyDown={(event) => {
        moveAlong(event, [...(bar.current?.querySelectorAll('button') ?? [])]);
      }}
    >
      <ChipButton
        {...all}
        isStop={current === 'all'}
        onFocus={() => setCurrent('all')}
        onClick={look.clearChips}
      />
      {CHIPS.map((chip) => (
        <ChipButton
          key={chip}
          name={findWords.chip(chip)}
          count={counts[chip]}
          isOn={chosen.includes(chip)}
          isStop={current === chip}
          onFocus={() => setCurrent(chip)}
          onClick={() => look.toggleChip(chip)}
        />
      ))}
    </div>
  );
}

interface ChipButtonProps {
  readonly name: string;
  readonly count: number;
  readonly isOn: boolean;
  readonly isStop: boolean;
  readonly onFocus: () => void;
  readonly onClick: () => void;
}

/** It keeps its place whatever its count, so that nothing moves under the pointer. */
function ChipButton({ name, count, isOn, isStop, onFocus, onClick }: ChipButtonProps) {
  return (
    <UnstyledButton
      className={classes.chip}
      aria-pressed={isOn}
      aria-label={findWords.chipName(name, count)}
      data-none={count === 0 || undefined}
      tabIndex={isStop ? 0 : -1}
      onFocus={onFocus}
      onClick={onClick}
    >
      {name} <span className={classes.number}>{number(count)}</span>
    </UnstyledButton>
  );
}
