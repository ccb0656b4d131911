import { IconSpeakerphone } from '@tabler/icons-react';
import type { ConferenceSid } from '../../../common/model/sid.ts';
import { useCommands, useRoster } from '../../store/stores.tsx';
import { pendingOn } from '../../store/wishes.ts';
import { Duration } from '../../ui/duration.tsx';
import { RowButton } from '../../ui/row-button.tsx';
import classes from './conference-line.module.css';
import { useFloorActions } from './floor-actions.tsx';
import { useIsOwnLeg } from './own-console.tsx';

/** The head of a call's group: its name, age, size, and how fresh what is shown of it is. */
export function ConferenceLine({ sid }: { sid: ConferenceSid }) {
  const conference = useRoster((state) => state.view?.conferences.get(sid));
  const pending = useCommands(({ pending: all }) => pendingOn(all, sid, null, 'announce-to-all'));
  const actions = useFloorActions();
  const isOwnLeg = useIsOwnLeg();
  if (conference === undefined) return null;

  const { row, participants } = conference;
  const isHere = [...participants.values()].some(isOwnLeg);
  return (
    // biome-ignore lint/a11y/useSemanticElements: part of the ARIA grid.
    <div
      className={classes.conference}
      role="gridcell"
      aria-colspan={5}
      tabIndex={-1}
      data-here={isHere || undefined}
    >
      <h2 className={classes.name} title={row.friendlyName}>
        <bdi>{row.friendlyName}</bdi>
      </h2>
      <span className={classes.meta}>
        <Duration since={row.createdAt} /> · {people(participants.size)}
      </span>
      {row.status === 'init' && <span className={classes.tag}>waiting to start</span>}
      {isHere && <span className={classes.tag}>you are here</span>}
      <span className={classes.age}>
        {row.participantsAsOf === null ? (
          'not read yet'
        ) : (
          <>
            confirmed <Duration since={row.participantsAsOf} /> ago
          </>
        )}
      </span>
      <RowButton
        label="Announce to everyone"
        slot="announce-to-all"
        icon={<IconSpeakerphone size={16} />}
        isPending={pending !== undefined}
        onClick={() => actions.announceToAll(row)}
      />
    </div>
  );
}

function people(count: number): string {
  return count === 1 ? '1 person' : `${count} people`;
}
