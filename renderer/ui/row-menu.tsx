import { Menu } from '@mantine/core';
import { IconDotsVertical } from '@tabler/icons-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import classes from './row-button.module.css';

interface RowMenuItem {
  readonly label: string;
  readonly icon: ReactNode;
  readonly isDisabled: boolean;
  readonly onClick: () => void;
}

interface RowMenuProps {
  readonly label: string;
  /** As of a `RowButton`. */
  readonly slot: string;
  /** Grave acts, which ask before they are done. */
  readonly items: readonly RowMenuItem[];
}

/**
 * The acts of a row that are rare or grave, one click further away. The menu itself is made when it is
 * asked for first: hundreds of rows come by while one scrolls, and of hardly any it ever is.
 */
export function RowMenu({ label, slot, items }: RowMenuProps) {
  const button = useRef<HTMLButtonElement>(null);
  const [isAsked, setIsAsked] = useState(false);
  const [isOpen, setIsOpen] = useState(false);
  useEffect(() => {
    if (!isAsked) return;
    // The menu gives the focus back to what had it as it opened: the button, which was made anew.
    button.current?.focus();
    setIsOpen(true);
  }, [isAsked]);
  const target = (
    <button
      ref={button}
      type="button"
      className={classes.button}
      aria-label={label}
      aria-haspopup="menu"
      title={label}
      data-slot={slot}
      tabIndex={-1}
      {...(isAsked ? {} : { onClick: () => setIsAsked(true) })}
    >
      <IconDotsVertical size={16} />
    </button>
  );
  if (!isAsked) return target;
  return (
    <Menu
      opened={isOpen}
      onChange={setIsOpen}
      position="bottom-end"
      width={230}
      transitionProps={{ duration: 100 }}
    >
      <Menu.Target>{target}</Menu.Target>
      <Menu.Dropdown>
        {items.map((item) => (
          <Menu.Item
            key={item.label}
            color="red"
            leftSection={item.icon}
            disabled={item.isDisabled}
            onClick={() => {
              // The item goes away with the menu: a dialog gives the focus back to what had it last.
              button.current?.focus();
              item.onClick();
            }}
          >
            {item.label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
