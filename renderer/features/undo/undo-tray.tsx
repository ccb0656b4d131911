import { UnstyledButton, VisuallyHidden } from '@mantine/core';
import {
  IconMicrophone,
  IconMicrophoneOff,
  IconPlayerPause,
  IconPlayerPlay,
} from '@tabler/icons-react';
import { useRef } from 'react';
import { useRoster, useStores, useUndo } from '../../store/stores.tsx';
import { UNDO_MS, type UndoableCommand, type UndoOffer } from '../../store/undo-offers.ts';
import { useNow } from '../../ui/use-now.ts';
import { useName } from '../floor/use-name.ts';
import classes from './undo-tray.module.css';
import { doneInWords } from './undo-words.ts';
import { useFocusGivenBack } from './use-focus-given-back.ts';
import { useUndoKey } from './use-undo-key.ts';

/**
 * What I just did and can take back, for some seconds, the newest on top. It stands below the rows and
 * never over them.
 */
export function UndoTray() {
  const offers = useUndo((state) => state.offers);
  const tray = useRef<HTMLElement>(null);
  useUndoKey();
  useFocusGivenBack(tray, offers);
  const [newest] = offers;
  return (
    <section ref={tray} className={classes.tray} aria-label="Undo" data-empty={offers.length === 0}>
      <VisuallyHidden role="status">
        {newest !== undefined && <Announcement key={newest.id} offer={newest} />}
      </VisuallyHidden>
      <ul className={classes.offers}>
        {offers.map((offer) => (
          <Offer key={offer.id} offer={offer} isNewest={offer === newest} />
        ))}
      </ul>
    </section>
  );
}

function Offer({ offer, isNewest }: { offer: UndoOffer; isNewest: boolean }) {
  const { undo } = useStores();
  const now = useNow();
  const { done, until } = offer;
  const { name, call } = useWhoAndWhere(done);
  const secondsLeft = Math.ceil(Math.min(UNDO_MS, Math.max(1, until - now)) / 1_000);
  return (
    <li className={classes.offer}>
      <UnstyledButton
        className={classes.undo}
        aria-label={`Undo: ${name} ${doneInWords(done)}`}
        onClick={() => undo.undo(offer.id)}
      >
        Undo
      </UnstyledButton>
      <DoneIcon done={done} />
      <span className={classes.words}>
        <b>
          <bdi>{name}</bdi>
        </b>{' '}
        {doneInWords(done)} · <bdi>{call}</bdi>
      </span>
      <span className={classes.left} aria-hidden>
        {secondsLeft} s
      </span>
      {isNewest && (
        <kbd className={classes.keys} aria-hidden>
          {KEYS}
        </kbd>
      )}
    </li>
  );
}

/** Read out once, when the offer comes: nothing in it ticks. */
function Announcement({ offer: { done } }: { offer: UndoOffer }) {
  const { name } = useWhoAndWhere(done);
  return <>{`${name} ${doneInWords(done)}. ${KEYS} undoes it.`}</>;
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

const KEYS = navigator.userAgent.includes('Mac') ? '⌘Z' : 'Ctrl+Z';
