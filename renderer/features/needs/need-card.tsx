import { Loader, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { IconAlertTriangleFilled } from '@tabler/icons-react';
import { memo } from 'react';
import { keyOf } from '../../../common/floor/floor-items.ts';
import { type MutableKind, type Need, SEVERITY } from '../../../common/floor/needs/need.ts';
import type { Ranking } from '../../../common/floor/needs/rank.ts';
import type { CallSid, ConferenceSid } from '../../../common/model/sid.ts';
import { Duration } from '../../ui/duration.tsx';
import { LaterMenu } from './later-menu.tsx';
import classes from './need-card.module.css';
import { NeedIcon } from './need-icon.tsx';
import { type RailActs, useNeedActs } from './use-need-acts.ts';
import { useSubject } from './use-subject.ts';
import { needsWords } from './words.ts';

interface NeedCardProps {
  readonly item: Ranking['items'][number];
  /** The card that Tab comes to. */
  readonly isCurrent: boolean;
  readonly acts: RailActs;
  readonly onOpen: (conferenceSid: ConferenceSid, callSid: CallSid | null) => void;
  readonly onMuteKind: (kind: MutableKind) => void;
}

/** One thing that wants attention: what, since when, of whom, why, and what can be done about it. */
export const NeedCard = memo(function NeedCard({
  item,
  isCurrent,
  acts,
  onOpen,
  onMuteKind,
}: NeedCardProps) {
  const { need, also, overAt } = item;
  const { reason, severity, conferenceSid, callSid } = need;
  const subject = useSubject(need);
  const offered = useNeedActs(need, acts);
  const isOver = overAt !== null;
  const tabIndex = isCurrent ? 0 : -1;
  const reasonWords = [needsWords.why(reason), ...(also.length > 0 ? [needsWords.also(also)] : [])];

  return (
    <li
      className={classes.card}
      data-severity={severity}
      data-over={isOver || undefined}
      data-need-id={need.id}
      // Keys that are pressed here are about whom the card is about.
      data-act-target={targetKey(need)}
    >
      <p className={classes.what}>
        <NeedIcon kind={reason.kind} />
        <span>
          {isOver ? needsWords.over(reason) : needsWords.title(reason)}{' '}
          {!isOver && reason.kind !== 'failed-add' && (
            <span className={classes.time}>
              <Duration since={need.since} />
            </span>
          )}
        </span>
        {!isOver && <VisuallyHidden>{needsWords.severity(severity)}</VisuallyHidden>}
        {!isOver && severity >= SEVERITY.alarming && (
          <IconAlertTriangleFilled size={13} aria-hidden className={classes.grave} />
        )}
      </p>
      {conferenceSid === null ? (
        <b className={classes.subject}>
          <bdi>{subject.name}</bdi>
        </b>
      ) : (
        <UnstyledButton
          className={classes.subject}
          data-slot="open"
          aria-description={needsWords.open(subject.name)}
          tabIndex={tabIndex}
          onClick={() => onOpen(conferenceSid, callSid)}
        >
          <bdi>{subject.name}</bdi>
        </UnstyledButton>
      )}
      <p className={classes.why}>
        {subject.call !== null && (
          <>
            <bdi>{subject.call}</bdi>
            {' · '}
          </>
        )}
        {reasonWords.join(', ')}
        {reason.kind === 'help' && reason.help.comment !== '' && (
          <>
            {' '}
            “<bdi>{reason.help.comment}</bdi>”
          </>
        )}
      </p>
      {!isOver && (
        <div className={classes.acts}>
          {offered.map(({ act, label, isPending, onClick }) => (
            <UnstyledButton
              key={act}
              className={classes.act}
              data-slot={act}
              data-tone={act === 'cancel' ? 'danger' : undefined}
              aria-label={needsWords.actOn(label, subject.name)}
              aria-disabled={isPending || undefined}
              aria-busy={isPending || undefined}
              tabIndex={tabIndex}
              // Another act may come to stand here: the second click of a double click was not meant for it.
              onClick={({ detail }) => {
                if (!isPending && detail < 2) onClick();
              }}
            >
              {isPending && <Loader size={12} aria-hidden />}
              {label}
            </UnstyledButton>
          ))}
          <LaterMenu
            need={need}
            subject={subject.name}
            tabIndex={tabIndex}
            onMuteKind={onMuteKind}
          />
        </div>
      )}
    </li>
  );
});

/** As the key of a line of the floor. */
function targetKey({ conferenceSid, callSid }: Need): string | undefined {
  if (conferenceSid === null) return undefined;
  return callSid === null ? conferenceSid : keyOf(conferenceSid, callSid);
}
