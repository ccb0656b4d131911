import { UnstyledButton, VisuallyHidden } from '@mantine/core';
import {
  IconMicrophone,
  IconMicrophoneOff,
  IconPlayerPause,
  IconPlayerPlay,
} from '@tabler/icons-react';
import { useMemo, useRef } from 'react';
import { useRoster, useStores, useUndo } from '../../store/stores.tsx';
import { UNDO_MS, type UndoableCommand, type UndoOffer } from '../../store/undo-offers.ts';
import { justCameByItself } from '../../ui/came-by-itself.ts';
import { Sentence } from '../../ui/sentence.tsx';
import { useNow } from '../../ui/use-now.ts';
import { useSteadyClicks } from '../../ui/use-steady-clicks.ts';
import { useName } from '../floor/use-name.ts';
import { useKeyboard } from '../keyboard/keyboard-context.ts';
import { IS_MAC } from '../keyboard/platform.ts';
import classes from './undo-tray.module.css';
import { useFocusGivenBack } from './use-focus-given-back.ts';
import { undoWords } from './words.ts';

/**
 * What I just did and can take back, for some seconds, the newest on top. It stands below the rows and
 * never over them.
 */
export function UndoTray() {
  const all = useUndo((state) => state.offers);
  // What was done to many stands where its progress is told.
  const offers = useMemo(() => all.filter(({ isOfMany }) => !isOfMany), [all]);
  const tray = useRef<HTMLElement>(null);
  useFocusGivenBack(tray, offers);
  // A new one pushes the others under the pointer.
  const ids = useMemo(() => offers.map(({ id }) => id), [offers]);
  const steady = useSteadyClicks(ids, useKeyboard().tellMoved);
  const [newest] = offers;
  return (
    <section
      ref={tray}
      className={classes.tray}
      aria-label={undoWords.tray()}
      data-empty={offers.length === 0}
    >
      <VisuallyHidden role="status">
        {newest !== undefined && <Announcement key={newest.id} offer={newest} />}
      </VisuallyHidden>
      <ul className={classes.offers} {...steady}>
        {offers.map((offer) => (
          <Offer key={offer.id} offer={offer} isNewest={offer === all[0]} />
        ))}
      </ul>
    </section>
  );
}

function Offer({ offer, isNewest }: { offer: UndoOffer; isNewest: boolean }) {
  const { undo } = useStores();
  const now = useNow();
  const { done, until } = offer;
  const secondsLeft = Math.ceil(Math.min(UNDO_MS, Math.max(1, until - now)) / 1_000);
  const { name, call } = useWhoAndWhere(done);
  return (
    <li className={classes.offer}>
      <UnstyledButton
        className={classes.undo}
        aria-label={undoWords.undoWhat(name, done)}
        onClick={({ currentTarget, detail }) => {
          const isByKey = detail === 0;
          if (isByKey && justCameByItself(currentTarget, performance.now())) return;
          undo.undo(offer.id);
        }}
      >
        {undoWords.undo()}
      </UnstyledButton>
      <DoneIcon done={done} />
      <span className={classes.words}>
        <Sentence
          say={(who = '') => undoWords.done(who, done)}
          of={[
            <b key="who">
              <bdi>{name}</bdi>
            </b>,
          ]}
        />
        {' · '}
        <bdi>{call}</bdi>
      </span>
      <span className={classes.left} aria-hidden>
        {undoWords.left(secondsLeft)}
      </span>
      {isNewest && (
        <kbd className={classes.keys} aria-hidden>
          {undoWords.keys(IS_MAC)}
        </kbd>
      )}
    </li>
  );
}

/** Read out once, when the offer comes: nothing in it ticks. */
function Announcement({ offer: { done } }: { offer: UndoOffer }) {
  const { name } = useWhoAndWhere(done);
  return <>{undoWords.told(name, done, undoWords.keys(IS_MAC))}</>;
}

function useWhoAndWhere({ conferenceSid, callSid }: UndoableCommand) {
  const nameOf = useName();
  const conference = useRoster((state) => state.view?.conferences.get(conferenceSid));
  const row = conference?.participants.get(callSid);
  return {
    name: row === undefined ? '' : nameOf(row),
    call: conference?.row.friendlyName ?? '',
  };
}

function DoneIcon({ done }: { done: UndoableCommand }) {
  if (done.kind === 'hold') {
    return done.hold ? (
      <IconPlayerPause size={15} aria-hidden />
    ) : (
      <IconPlayerPlay size={15} aria-hidden />
    );
  }
  return done.muted ? (
    <IconMicrophoneOff size={15} aria-hidden />
  ) : (
    <IconMicrophone size={15} aria-hidden />
  );
}
