import { Button } from '@mantine/core';
import { IconAlertTriangle, IconFlag } from '@tabler/icons-react';
import type { Command } from '../../../common/ipc/command.ts';
import { consequencesOf } from '../../../common/roster/consequences.ts';
import type { ParticipantRow } from '../../../common/roster/rows.ts';
import type { ConferenceView } from '../../../common/roster/view.ts';
import { useCommands } from '../../store/stores.tsx';
import { useMay } from '../../store/use-may.ts';
import { isPending } from '../../store/wishes.ts';
import { useFloorActions } from '../floor/floor-actions.tsx';
import { useName } from '../floor/use-name.ts';
import { leavingMatters } from '../step-in/leaving-matters.ts';
import classes from './panel-foot.module.css';
import { pointingAt } from './pointing-at.ts';
import { panelWords } from './words.ts';

interface PanelFootProps {
  readonly conference: ConferenceView;
  readonly leg: ParticipantRow | undefined;
  readonly onPointAt: (command: Command | null) => void;
}

/** What leaving does to this call, mine and that of whoever carries it, beside the end of it. */
export function PanelFoot({ conference, leg, onPointAt }: PanelFootProps) {
  const { row, participants } = conference;
  const actions = useFloorActions();
  const may = useMay();
  const nameOf = useName();
  const end = { kind: 'end-call', conferenceSid: row.sid } as const;
  const isEnding = useCommands(({ pending }) => isPending(pending, end));
  const people = [...participants.values()];
  const connected = people.filter(({ status }) => status === 'connected');
  const carriers = connected.filter(({ endConferenceOnExit }) => endConferenceOnExit);
  const mine = leg === undefined ? [] : consequencesOf(conference, { kind: 'leave' }, leg.callSid);

  return (
    <section className={classes.foot} aria-label={panelWords.foot()}>
      <div className={classes.words}>
        <p>
          {carriers.length > 0 && <IconFlag size={14} aria-hidden />}
          <span>
            {carriers.length > 0
              ? panelWords.carries(carriers.map(nameOf))
              : panelWords.nobodyCarries()}
          </span>
        </p>
        {leg !== undefined && mine.length > 0 && (
          <p data-grave={leavingMatters(leg, people) || undefined}>
            {leavingMatters(leg, people) && <IconAlertTriangle size={14} aria-hidden />}
            <span>{panelWords.leavingDoes(mine, nameOf)}</span>
          </p>
        )}
      </div>
      {may('end-call') && (
        <Button
          size="compact-sm"
          variant="default"
          className={classes.end}
          loading={isEnding}
          title={panelWords.endCallFor(connected.length)}
          onClick={() => actions.endCall(row)}
          {...pointingAt(end, onPointAt)}
        >
          {panelWords.endCall()}
        </Button>
      )}
    </section>
  );
}
