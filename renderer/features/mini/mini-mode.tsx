import { IconClockExclamation, IconHeadphonesOff } from '@tabler/icons-react';
import { confirmedLast } from '../../../common/floor/freshness.ts';
import type { Link } from '../../../common/ipc/session.ts';
import { formatAge } from '../../ui/age.ts';
import { Duration } from '../../ui/duration.tsx';
import { useNow } from '../../ui/use-now.ts';
import { useName } from '../floor/use-name.ts';
import { lookOf } from '../step-in/own-mode-look.ts';
import { ownModeInWords } from '../step-in/own-mode-words.ts';
import { stepInWords } from '../step-in/words.ts';
import { isTooOld } from './is-too-old.ts';
import classes from './mini-window.module.css';
import { inModeSince, type OwnLeg } from './own-legs.ts';
import { miniWords } from './words.ts';

interface MiniModeProps {
  readonly own: OwnLeg;
  /** How many more calls I am on. */
  readonly others: number;
  readonly link: Link;
}

/** What my voice does on one call, as Twilio confirmed it last. */
export function MiniMode({ own, others, link }: MiniModeProps) {
  const now = useNow();
  const nameOf = useName();
  const { mode, leg, conference } = own;
  const isOld = isTooOld(own, link, now);
  const { Icon, tone } = lookOf(mode);
  const { name, sentence } = ownModeInWords(mode, nameOf);
  const since = inModeSince(own);
  return (
    <div className={classes.mode} data-tone={isOld ? 'unknown' : tone}>
      <div role="status" className={classes.said}>
        <h1 className={classes.name}>
          {isOld ? (
            <IconClockExclamation size={19} aria-hidden />
          ) : Icon === null ? (
            <span className={classes.spinner} aria-hidden />
          ) : (
            <Icon size={19} aria-hidden />
          )}
          {isOld ? miniWords.lastKnown(name) : name}
        </h1>
        <p className={classes.sentence}>
          {sentence} <span aria-hidden>·</span> <bdi>{conference.row.friendlyName}</bdi>
        </p>
        {others > 0 && <p className={classes.aside}>{miniWords.more(others)}</p>}
      </div>
      {isOld && (
        <p className={classes.old}>
          {miniWords.old(formatAge(now - confirmedLast(leg, conference.row).at))}
        </p>
      )}
      {since !== null && mode.confirmed && !isOld && (
        <span className={classes.clock}>
          <Duration since={since} />
        </span>
      )}
    </div>
  );
}

/** While no leg of mine is known. */
export function NoMode({ isKnown }: { isKnown: boolean }) {
  return (
    <div className={classes.mode} data-tone="unknown">
      <div role="status" className={classes.said}>
        <h1 className={classes.name}>
          {isKnown ? (
            <IconHeadphonesOff size={19} aria-hidden />
          ) : (
            <span className={classes.spinner} aria-hidden />
          )}
          {isKnown ? stepInWords.notOnCall() : miniWords.looking()}
        </h1>
        <p className={classes.sentence}>
          {isKnown ? miniWords.silentEverywhere() : miniWords.lookingWhat()}
        </p>
      </div>
    </div>
  );
}
