import { ActionIcon } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconPencil, IconTrash } from '@tabler/icons-react';
import { type ReactNode, useRef } from 'react';
import rows from './rows.module.css';
import { settingsWords as words } from './words.ts';

interface OrderedActsProps {
  /** What they are done to. */
  readonly name: string;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly onMove: (by: -1 | 1) => void;
  readonly onEdit: () => void;
  readonly onDelete: () => void;
}

/** What can be done to one of a list whose order matters. */
export function OrderedActs({ name, isFirst, isLast, onMove, onEdit, onDelete }: OrderedActsProps) {
  const acts = useRef<HTMLSpanElement>(null);

  /** At an end of the list the button that was pressed goes out: the other one has the focus then. */
  function move(by: -1 | 1): void {
    onMove(by);
    requestAnimationFrame(() => {
      const [up, down] = acts.current?.querySelectorAll('button') ?? [];
      const [pressed, other] = by < 0 ? [up, down] : [down, up];
      if (pressed?.disabled) other?.focus();
    });
  }

  return (
    <span ref={acts} className={rows.acts}>
      <Act label={words.moveUp(name)} isDisabled={isFirst} onClick={() => move(-1)}>
        <IconArrowUp size={16} aria-hidden />
      </Act>
      <Act label={words.moveDown(name)} isDisabled={isLast} onClick={() => move(1)}>
        <IconArrowDown size={16} aria-hidden />
      </Act>
      <Act label={words.edit(name)} onClick={onEdit}>
        <IconPencil size={16} aria-hidden />
      </Act>
      <Act label={words.remove(name)} onClick={onDelete}>
        <IconTrash size={16} aria-hidden />
      </Act>
    </span>
  );
}

interface ActProps {
  readonly label: string;
  readonly isDisabled?: boolean;
  readonly onClick: () => void;
  readonly children: ReactNode;
}

export function Act({ label, isDisabled = false, onClick, children }: ActProps) {
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      size={30}
      className={rows.act ?? ''}
      aria-label={label}
      title={label}
      disabled={isDisabled}
      onClick={onClick}
    >
      {children}
    </ActionIcon>
  );
}
