import { Button } from '@mantine/core';
import { useId } from 'react';
import classes from '../../ui/request-dialog.module.css';
import { useName } from '../floor/use-name.ts';
import { IS_MAC } from '../keyboard/platform.ts';
import type { useAddition } from './use-addition.ts';
import { willHappen } from './will-happen.ts';
import { addWords as words } from './words.ts';

interface AddFootProps {
  readonly addition: ReturnType<typeof useAddition>;
  readonly isTried: boolean;
  readonly onClose: () => void;
}

/** What will happen, and the one button that makes it happen. */
export function AddFoot({ addition, isTried, onClose }: AddFootProps) {
  const { wrong, terms, hasEnded } = addition;
  const id = useId();
  const will = willHappen(addition, useName());
  const isWaiting = terms === null;
  return (
    <footer className={classes.foot}>
      <div id={id} className={classes.what}>
        <p className={classes.happens}>{will.dials}</p>
        {isTried && wrong.size > 0 ? (
          <p className={classes.missing} role="alert">
            {words.notYet(wrong.size)}
          </p>
        ) : (
          <p className={classes.aside}>{isWaiting ? words.asking() : will.after}</p>
        )}
      </div>
      <div className={classes.buttons}>
        <Button variant="default" onClick={onClose}>
          {words.cancel()}
        </Button>
        <Button
          type="submit"
          disabled={hasEnded}
          data-disabled={isWaiting}
          aria-disabled={isWaiting || undefined}
          aria-describedby={id}
          aria-keyshortcuts={IS_MAC ? 'Meta+Enter' : 'Control+Enter'}
          rightSection={
            <kbd className={classes.keys} aria-hidden>
              {words.keys(IS_MAC)}
            </kbd>
          }
        >
          {words.dial()}
        </Button>
      </div>
    </footer>
  );
}
