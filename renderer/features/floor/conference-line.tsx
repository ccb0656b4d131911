import { Loader } from '@mantine/core';
import {
  IconEar,
  IconPhoneOff,
  IconSpeakerphone,
  IconUserPlus,
  IconUsers,
} from '@tabler/icons-react';
import { memo } from 'react';
import type { ConferenceSid } from '../../../common/model/sid.ts';
import type { ConferenceRow } from '../../../common/roster/rows.ts';
import {
  useCommands,
  useRecordings,
  useRoster,
  useStores,
  useTogether,
} from '../../store/stores.tsx';
import { useMay } from '../../store/use-may.ts';
import { isPending, pendingOn } from '../../store/wishes.ts';
import { Duration } from '../../ui/duration.tsx';
import { RowButton } from '../../ui/row-button.tsx';
import { RowMenu } from '../../ui/row-menu.tsx';
import { StatusText } from '../../ui/status-text.tsx';
import { uiWords } from '../../ui/words.ts';
import { AnnouncementMark } from '../announce/announcement-mark.tsx';
import { RecordingMark } from '../recording/recording-mark.tsx';
import { whoIsHere } from '../together/who-is-here.ts';
import { ConferenceAge } from './conference-age.tsx';
import classes from './conference-line.module.css';
import { useFloorActions } from './floor-actions.tsx';
import { Found } from './found.tsx';
import { useLineLook } from './line-look.ts';
import { lineWords } from './line-words.ts';
import { asBelieved, type Trust } from './link-standing.ts';
import { useIsOwnLeg } from './own-console.tsx';
import { wishInWords } from './pending-words.ts';
import { floorWords } from './words.ts';

interface ConferenceLineProps {
  readonly sid: ConferenceSid;
  readonly trust: Trust;
}

/**
 * The head of a call's group: its name, age, size, how fresh what is shown of it is, and its acts. It reads
 * its own call, so that a change elsewhere does not draw it again.
 */
export const ConferenceLine = memo(function ConferenceLine({ sid, trust }: ConferenceLineProps) {
  const conference = useRoster((state) => state.view?.conferences.get(sid));
  const isOwnLeg = useIsOwnLeg();
  const { columns } = useLineLook();
  if (conference === undefined) return null;

  const { row, participants } = conference;
  const isHere = [...participants.values()].some(isOwnLeg);
  return (
    // biome-ignore lint/a11y/useSemanticElements: part of the ARIA grid.
    <div
      className={classes.conference}
      role="gridcell"
      aria-colspan={columns.length + 1}
      tabIndex={-1}
      data-here={isHere || undefined}
    >
      <h2 className={classes.name} title={row.friendlyName}>
        <Found text={row.friendlyName} />
      </h2>
      <span className={classes.meta}>
        <Duration since={row.createdAt} /> · {uiWords.people(participants.size)}
      </span>
      {row.status === 'init' && <span className={classes.tag}>{floorWords.waiting()}</span>}
      {isHere && <span className={classes.tag}>{floorWords.youAreHere()}</span>}
      <Colleagues sid={sid} />
      <Recording sid={sid} />
      <Pending sid={sid} />
      <AnnouncementMark conferenceSid={sid} callSid={null} />
      <span className={classes.age}>
        <ConferenceAge row={asBelieved(row, trust)} />
      </span>
      <ConferenceActions row={row} isHere={isHere} />
    </div>
  );
});

function Colleagues({ sid }: { sid: ConferenceSid }) {
  const words = useTogether(({ others }) => whoIsHere(others, sid));
  if (words === '') return null;
  return (
    <span className={classes.colleagues} title={words}>
      <IconUsers size={14} aria-hidden />
      <bdi>{words}</bdi>
    </span>
  );
}

/** Of the calls that are looked at, and of each that was seen paused. */
function Recording({ sid }: { sid: ConferenceSid }) {
  const state = useRecordings(({ known }) => known.get(sid) ?? 'none');
  return state === 'none' ? null : <RecordingMark state={state} />;
}

function Pending({ sid }: { sid: ConferenceSid }) {
  const wish = useCommands(({ pending }) => pendingOn(pending, sid, null));
  if (wish === undefined) return null;
  const { words, title } = wishInWords(wish);
  return (
    <StatusText icon={<Loader size={12} />} title={title}>
      {words}
    </StatusText>
  );
}

/** Announce stands where it stands in the rows below, and what ends the call where they remove. */
function ConferenceActions({ row, isHere }: { row: ConferenceRow; isHere: boolean }) {
  const { commands } = useStores();
  const actions = useFloorActions();
  const may = useMay();
  const { sid } = row;
  const listen = { kind: 'listen', conferenceSid: sid } as const;
  const isListening = useCommands(({ pending }) => isPending(pending, listen));
  const isAnnouncing = useCommands(
    ({ pending }) => pendingOn(pending, sid, null, 'announce-to-all') !== undefined,
  );
  const isEnding = useCommands(
    ({ pending }) => pendingOn(pending, sid, null, 'end-call') !== undefined,
  );
  return (
    <div className={classes.actions}>
      <span className={classes.first}>
        {may('add') && (
          <RowButton
            label={lineWords.add()}
            slot="add"
            icon={<IconUserPlus size={16} />}
            onClick={() => actions.add({ kind: 'live', sid })}
          />
        )}
        {!isHere && may('listen') && (
          <RowButton
            label={lineWords.listen()}
            slot="listen"
            text={lineWords.listen()}
            icon={<IconEar size={16} />}
            isPending={isListening}
            onClick={() => void commands.run(listen)}
          />
        )}
      </span>
      {may('announce') && (
        <RowButton
          label={lineWords.announceToAll()}
          slot="announce-to-all"
          icon={<IconSpeakerphone size={16} />}
          isPending={isAnnouncing}
          onClick={() => actions.announceToAll(row)}
        />
      )}
      {may('end-call') && (
        <RowMenu
          label={lineWords.more()}
          slot="more"
          items={[
            {
              label: lineWords.endCall(),
              icon: <IconPhoneOff size={15} />,
              isDisabled: isEnding,
              onClick: () => actions.endCall(row),
            },
          ]}
        />
      )}
    </div>
  );
}
