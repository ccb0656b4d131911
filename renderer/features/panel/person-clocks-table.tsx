import { UnstyledButton } from '@mantine/core';
import { IconAlertTriangle, IconClock, IconFlag, IconPhoneOutgoing } from '@tabler/icons-react';
import type { ParticipantRow } from '../../../common/roster/rows.ts';
import type { ConferenceView } from '../../../common/roster/view.ts';
import { useNow } from '../../ui/use-now.ts';
import { useFloorActions } from '../floor/floor-actions.tsx';
import { useName } from '../floor/use-name.ts';
import { useThresholds } from '../floor/use-thresholds.ts';
import { floorWords } from '../floor/words.ts';
import { type Clock, personClocks } from './person-clocks.ts';
import classes from './person-clocks-table.module.css';
import { PersonName } from './person-name.tsx';
import { panelWords } from './words.ts';

interface PersonClocksTableProps {
  readonly conference: ConferenceView;
  /** Clocks stand still at this moment, while Twilio cannot be read. */
  readonly staleAsOf: number | null;
}

/** How long everybody has been what they are, and who carries the call. */
export function PersonClocksTable({ conference, staleAsOf }: PersonClocksTableProps) {
  const { row, participants } = conference;
  if (participants.size === 0) {
    return row.participantsAsOf === null ? (
      <p className={classes.nobody}>{panelWords.nobody()}</p>
    ) : null;
  }
  return (
    <section className={classes.clocks} aria-labelledby={HEADING}>
      <h3 id={HEADING} className={classes.heading}>
        {panelWords.clocks()}
      </h3>
      <table className={classes.table} aria-labelledby={HEADING}>
        <thead>
          <tr>
            <th scope="col">{panelWords.person()}</th>
            <th scope="col">{panelWords.time()}</th>
            <th scope="col">{panelWords.hold()}</th>
            <th scope="col">{panelWords.mutedFor()}</th>
            <th scope="col">{panelWords.silent()}</th>
            <th scope="col">{panelWords.talk()}</th>
          </tr>
        </thead>
        <tbody>
          {[...participants.values()].map((person) => (
            <Person key={person.callSid} {...{ person, conference, staleAsOf }} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

const HEADING = 'panel-clocks';

interface PersonProps extends PersonClocksTableProps {
  readonly person: ParticipantRow;
}

function Person({ person, conference, staleAsOf }: PersonProps) {
  const now = useNow();
  const name = useName()(person);
  const { about } = useFloorActions();
  const clocks = personClocks(person, conference.row, staleAsOf ?? now, useThresholds());
  return (
    <tr>
      <th scope="row">
        <span className={classes.person} title={name}>
          <UnstyledButton
            className={classes.about}
            title={floorWords.about()}
            onClick={() => about(person)}
          >
            <PersonName name={name} />
          </UnstyledButton>
          {person.endConferenceOnExit && (
            <IconFlag
              size={13}
              role="img"
              aria-label={panelWords.endsOnExit()}
              title={panelWords.endsOnExit()}
            />
          )}
        </span>
      </th>
      <ClockCell
        clock={clocks.time}
        icon={
          clocks.time.isRinging && (
            <IconPhoneOutgoing size={12} role="img" aria-label={panelWords.ringingFor()} />
          )
        }
      />
      <ClockCell
        clock={clocks.hold}
        isDim={clocks.hold.isTotal}
        title={clocks.hold.isTotal ? panelWords.heldInAll() : undefined}
      />
      <ClockCell clock={clocks.muted} />
      <ClockCell clock={clocks.silent} />
      <ClockCell clock={clocks.talk} />
    </tr>
  );
}

interface ClockCellProps {
  readonly clock: Clock;
  readonly icon?: React.ReactNode;
  /** It tells of what is over. */
  readonly isDim?: boolean;
  readonly title?: string | undefined;
}

function ClockCell({ clock: { ms, standing }, icon, isDim = false, title }: ClockCellProps) {
  return (
    <td data-standing={standing} data-dim={isDim || ms === null || undefined} title={title}>
      <span className={classes.clock}>
        {standing === 'fine' ? icon : <StandingIcon standing={standing} />}
        {panelWords.clock(ms)}
      </span>
    </td>
  );
}

function StandingIcon({ standing }: { standing: 'late' | 'alarming' }) {
  const label = panelWords.clockStanding(standing);
  return standing === 'late' ? (
    <IconClock size={12} role="img" aria-label={label} />
  ) : (
    <IconAlertTriangle size={12} role="img" aria-label={label} />
  );
}
