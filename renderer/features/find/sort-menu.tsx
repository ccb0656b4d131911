import { Menu, UnstyledButton } from '@mantine/core';
import { IconArrowsSort } from '@tabler/icons-react';
import { SORT_COLUMNS, sortingSchema } from '../../../common/floor/sorting.ts';
import { useFloorLook, useStores } from '../../store/stores.tsx';
import classes from './find-bar.module.css';
import { findWords } from './words.ts';

/** The order of the floor, and which way round. */
export function SortMenu() {
  const { look } = useStores();
  const { column, direction } = useFloorLook((state) => state.sorting);

  function sortBy(value: string): void {
    const chosen = sortingSchema.shape.column.safeParse(value);
    if (chosen.success && chosen.data !== column) look.sortBy(chosen.data);
  }

  return (
    <Menu position="bottom-end" width={220} transitionProps={{ duration: 100 }}>
      <Menu.Target>
        <UnstyledButton className={classes.tool}>
          <IconArrowsSort size={15} aria-hidden />
          {findWords.sort(column)}
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{findWords.sortBy()}</Menu.Label>
        <Menu.RadioGroup value={column} onChange={sortBy}>
          {SORT_COLUMNS.map((one) => (
            <Menu.RadioItem key={one} value={one}>
              {findWords.column(one)}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        <Menu.Divider />
        <Menu.Label>{findWords.order()}</Menu.Label>
        <Menu.RadioGroup
          value={direction}
          onChange={(value) => {
            if (value !== direction) look.turn();
          }}
        >
          <Menu.RadioItem value="up">{findWords.direction(column, 'up')}</Menu.RadioItem>
          <Menu.RadioItem value="down">{findWords.direction(column, 'down')}</Menu.RadioItem>
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  );
}
