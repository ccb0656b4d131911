import { UnstyledButton } from '@mantine/core';
import { IconListTree, IconPhonePlus } from '@tabler/icons-react';
import { memo } from 'react';
import type { FloorList } from '../../../common/floor/floor-list.ts';
import { useFloorLook, useStores } from '../../store/stores.tsx';
import { useMay } from '../../store/use-may.ts';
import { useFloorActions } from '../floor/floor-actions.tsx';
import { Chips } from './chips.tsx';
import classes from './find-bar.module.css';
import { SearchField } from './search-field.tsx';
import { ShownCount } from './shown-count.tsx';
import { SortMenu } from './sort-menu.tsx';
import { ViewsMenu } from './views-menu.tsx';
import { findWords } from './words.ts';

interface FindBarProps {
  /** How many people there are, at the moment of the list. */
  readonly total: number;
  readonly list: Pick<FloorList, 'people' | 'found' | 'counts'>;
  /** From the search to the first line of the grid. */
  readonly onGoOn?: () => void;
}

/** Whom the floor shows, and in which order. */
export const FindBar = memo(function FindBar({ total, list, onGoOn }: FindBarProps) {
  return (
    <search className={classes.bar} aria-label={findWords.find()}>
      <div className={classes.line}>
        <SearchField onGoOn={onGoOn} />
        <ShownCount shown={list.people} total={total} />
        <span className={classes.tools}>
          <NewCall />
          <SortMenu />
          <GroupSwitch />
          <ViewsMenu />
        </span>
      </div>
      <Chips found={list.found} counts={list.counts} />
    </search>
  );
});

function NewCall() {
  const { add } = useFloorActions();
  const may = useMay();
  if (!may('add')) return null;
  return (
    <UnstyledButton
      className={classes.tool}
      aria-label={findWords.newCall()}
      title={findWords.newCall()}
      onClick={() => add({ kind: 'new' })}
    >
      <IconPhonePlus size={15} aria-hidden />
      <span className={classes.word}>{findWords.newCall()}</span>
    </UnstyledButton>
  );
}

function GroupSwitch() {
  const { look } = useStores();
  const isGrouped = useFloorLook((state) => state.isGrouped);
  return (
    <UnstyledButton
      className={classes.tool}
      role="switch"
      aria-checked={isGrouped}
      onClick={() => look.group(!isGrouped)}
    >
      <IconListTree size={15} aria-hidden />
      {findWords.grouped()}
    </UnstyledButton>
  );
}
