import { Button } from '@mantine/core';
import { IconBuildingBroadcastTower, IconFlask, IconPhoneCall } from '@tabler/icons-react';
import { useId } from 'react';
import { useMay } from '../../store/use-may.ts';
import type { Busy } from './busy.ts';
import type { Way } from './way.ts';
import classes from './way-cards.module.css';
import { signInWords } from './words.ts';

interface WayCardsProps {
  readonly busy: Busy;
  /** Nobody has an account yet: what needs none comes to mind first. */
  readonly isFirst: boolean;
  readonly onRehearse: () => void;
  readonly onConnect: (way: Way) => void;
}

/** The ways to a floor, the one that needs nothing first. */
export function WayCards({ busy, isFirst, onRehearse, onConnect }: WayCardsProps) {
  const may = useMay();
  return (
    <div className={classes.ways}>
      {may('rehearsal') && (
        <WayCard way="rehearsal" isMain={isFirst} busy={busy} onTake={onRehearse} />
      )}
      <WayCard way="account" busy={busy} onTake={() => onConnect('account')} />
      <WayCard way="relay" busy={busy} onTake={() => onConnect('relay')} />
    </div>
  );
}

interface WayCardProps {
  readonly isMain?: boolean;
  readonly way: Way | 'rehearsal';
  readonly busy: Busy;
  readonly onTake: () => void;
}

function WayCard({ way, isMain = false, busy, onTake }: WayCardProps) {
  const titleId = useId();
  const Icon = ICON[way];
  return (
    <section className={classes.way} aria-labelledby={titleId}>
      <Icon size={22} aria-hidden />
      <h3 id={titleId}>{signInWords.way(way)}</h3>
      <p>{signInWords.wayWhat(way)}</p>
      <p className={classes.needs}>{signInWords.wayNeeds(way)}</p>
      <Button
        variant={isMain ? 'filled' : 'default'}
        loading={busy.with === way}
        disabled={busy.with !== null}
        onClick={onTake}
      >
        {signInWords.wayFor(way)}
      </Button>
    </section>
  );
}

const ICON = {
  rehearsal: IconFlask,
  account: IconPhoneCall,
  relay: IconBuildingBroadcastTower,
} as const;
