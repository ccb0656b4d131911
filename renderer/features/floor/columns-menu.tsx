import { Menu, UnstyledButton } from '@mantine/core';
import { IconColumns3 } from '@tabler/icons-react';
import { COLUMNS, type FloorLayout, floorLayoutSchema } from '../../../common/floor/columns.ts';
import { withColumn } from './columns.ts';
import classes from './grid-head.module.css';
import { floorWords } from './words.ts';

interface ColumnsMenuProps {
  readonly layout: FloorLayout;
  readonly onKeep: (layout: FloorLayout) => void;
  /** Tab comes to it. */
  readonly isStop: boolean;
}

/** Which columns are shown, and how close the lines stand. */
export function ColumnsMenu({ layout, onKeep, isStop }: ColumnsMenuProps) {
  return (
    <Menu
      position="bottom-end"
      width={210}
      closeOnItemClick={false}
      transitionProps={{ duration: 100 }}
    >
      <Menu.Target>
        <UnstyledButton
          className={classes.columns}
          data-head="columns"
          aria-label={floorWords.columns()}
          title={floorWords.columns()}
          tabIndex={isStop ? 0 : -1}
        >
          <IconColumns3 size={15} aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{floorWords.chooseColumns()}</Menu.Label>
        {COLUMNS.map((column) => (
          <Menu.CheckboxItem
            key={column}
            checked={layout.columns.includes(column)}
            onChange={(isShown) => onKeep(withColumn(layout, column, isShown))}
          >
            {floorWords.column(column)}
          </Menu.CheckboxItem>
        ))}
        <Menu.Divider />
        <Menu.Label>{floorWords.density()}</Menu.Label>
        <Menu.RadioGroup
          value={layout.density}
          onChange={(value) => {
            const density = floorLayoutSchema.shape.density.safeParse(value);
            if (density.success) onKeep({ ...layout, density: density.data });
          }}
        >
          <Menu.RadioItem value="comfortable">{floorWords.comfortable()}</Menu.RadioItem>
          <Menu.RadioItem value="compact">{floorWords.compact()}</Menu.RadioItem>
        </Menu.RadioGroup>
        <Menu.Divider />
        <Menu.Item
          disabled={Object.keys(layout.widths).length === 0}
          onClick={() => onKeep({ ...layout, widths: {} })}
        >
          {floorWords.resetWidths()}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
