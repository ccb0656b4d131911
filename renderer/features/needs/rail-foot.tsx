import { UnstyledButton } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { useRoster } from '../../store/stores.tsx';
import { useNeeds, useNeedsStore } from './needs-provider.tsx';
import classes from './needs-rail.module.css';
import { needsWords } from './words.ts';

/** Everybody else, what is held back, and that nobody needs anything when it is so. */
export function RailFoot() {
  const needs = useNeedsStore();
  const ranking = useNeeds((state) => state.ranking);
  const { people, isSure } = useNeeds((state) => state.others);
  const hasCalls = useRoster(({ view }) => (view?.conferences.size ?? 0) > 0);
  if (ranking === null) return <p className={classes.foot}>{needsWords.looking()}</p>;
  const { items, snoozed, muted } = ranking;
  const isEmpty = items.length === 0;
  const isAll = isEmpty && snoozed === 0 && muted === 0;

  return (
    <>
      {isEmpty && (
        <p className={classes.empty}>
          <IconCircleCheck size={22} stroke={1.5} aria-hidden />
          {needsWords.nobody()}
        </p>
      )}
      {isEmpty && !hasCalls && <p className={classes.foot}>{needsWords.noCalls()}</p>}
      {people > 0 && <p className={classes.foot}>{needsWords.others(people, isSure, isAll)}</p>}
      {snoozed > 0 && (
        <p className={classes.foot}>
          {needsWords.snoozed(snoozed)}{' '}
          <UnstyledButton className={classes.again} onClick={needs.wake}>
            {needsWords.showSnoozed()}
          </UnstyledButton>
        </p>
      )}
      {muted > 0 && <p className={classes.foot}>{needsWords.muted(muted)}</p>}
    </>
  );
}
