import { Loader, NativeSelect } from '@mantine/core';
import {
  IconAlertTriangle,
  IconCheck,
  IconDoorExit,
  IconEar,
  IconMessage2,
  IconMicrophone,
} from '@tabler/icons-react';
import { useRef, useState } from 'react';
import type { Command } from '../../../common/ipc/command.ts';
import type { Mode } from '../../../common/ipc/policy.ts';
import { callSidSchema } from '../../../common/model/sid.ts';
import { ownModeOf } from '../../../common/roster/own-mode.ts';
import type { ParticipantRow } from '../../../common/roster/rows.ts';
import type { ConferenceView } from '../../../common/roster/view.ts';
import { useCommands, useStores, useTogether } from '../../store/stores.tsx';
import { useMay } from '../../store/use-may.ts';
import { pendingOnMe } from '../../store/wishes.ts';
import { useFloorActions } from '../floor/floor-actions.tsx';
import { useName } from '../floor/use-name.ts';
import { useLeave } from '../step-in/use-leave.ts';
import { BargeInDialog } from './barge-in-dialog.tsx';
import { type CoachTarget, coachTarget, coachTargets } from './coach-targets.ts';
import { StepInButton } from './step-in-button.tsx';
import classes from './step-in-switch.module.css';
import { switchState } from './switch-state.ts';
import { useRole } from './use-role.ts';
import { panelWords } from './words.ts';

interface StepInSwitchProps {
  readonly conference: ConferenceView;
  /** Mine on this call. */
  readonly leg: ParticipantRow | undefined;
  readonly staleAsOf: number | null;
  /** An act is pointed at or has the focus; null when none is any more. */
  readonly onPointAt: (command: Command | null) => void;
}

/** What I am to this call: one of four, lit when Twilio has confirmed it and turning until then. */
export function StepInSwitch({ conference, leg, staleAsOf, onPointAt }: StepInSwitchProps) {
  const { sid: conferenceSid } = conference.row;
  const { commands } = useStores();
  const nameOf = useName();
  const may = useMay();
  const wish = useCommands(({ pending }) => pendingOnMe(pending, conferenceSid));
  const mode = ownModeOf(leg, conference.participants);
  const { on, pending } = switchState(mode, wish);
  const coached = mode.kind === 'coaching' && mode.confirmed ? mode.target : null;
  const isAlarm = mode.kind === 'alarm' && mode.confirmed;
  const coach = useCoach(conference, coached);
  const leave = useLeave(conferenceSid, leg);
  const [isBargingIn, setIsBargingIn] = useState(false);
  const shared = { on, pending, onPointAt };
  const turnedOff = (mode: Mode) => ({
    isOff: !may(mode),
    ...(may(mode) ? {} : { name: panelWords.turnedOff(mode) }),
  });

  return (
    <div className={classes.stepIn}>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would bring a frame of its own. */}
      <div className={classes.switch} role="group" aria-label={panelWords.stepIn()}>
        <StepInButton
          {...shared}
          place="listen"
          label={panelWords.listen()}
          icon={<IconEar size={16} aria-hidden />}
          command={{ kind: 'listen', conferenceSid }}
          {...turnedOff('listen')}
          // Also where I listen already: who doubts it must be able to ask again.
          onAct={() => void commands.run({ kind: 'listen', conferenceSid }, leg?.callSid)}
        />
        <StepInButton
          {...shared}
          place="coach"
          label={panelWords.coach()}
          name={panelWords.coachWhom(
            coach.target === null ? null : nameOf(coach.target.row),
            coached === null ? null : nameOf(coached),
          )}
          icon={<IconMessage2 size={16} aria-hidden />}
          command={coach.command}
          {...turnedOff('coach')}
          onAct={coach.act}
        />
        <StepInButton
          {...shared}
          place="barge-in"
          label={panelWords.bargeIn()}
          icon={<IconMicrophone size={16} aria-hidden />}
          command={
            leg === undefined
              ? { kind: 'listen', conferenceSid }
              : { kind: 'barge-in', conferenceSid }
          }
          {...turnedOff('barge-in')}
          // My own voice reaching anybody is never one click away.
          onAct={() => {
            if (on !== 'barge-in') setIsBargingIn(true);
          }}
        />
        <StepInButton
          {...shared}
          place="leave"
          label={panelWords.leave()}
          icon={<IconDoorExit size={16} aria-hidden />}
          command={{ kind: 'leave', conferenceSid }}
          isOff={leg === undefined && wish === undefined}
          onAct={leave.onClick}
        />
      </div>
      <Target {...coach} />
      <p className={classes.says} data-mode={isAlarm ? 'alarm' : (on ?? undefined)}>
        <ModeIcon mode={on} isAlarm={isAlarm} />
        <span>{panelWords.mode(mode, nameOf)}</span>
        {mode.kind !== 'not-on-call' && mode.confirmed && (
          <small>{panelWords.confirmed(staleAsOf)}</small>
        )}
      </p>
      <p className={classes.pending} role="status">
        {wish !== undefined && (
          <>
            <Loader size={12} aria-hidden />
            {wish.isChecking
              ? panelWords.checking()
              : panelWords.pending(
                  wish.command,
                  leg?.status === 'connected',
                  nameOfTarget(wish.command, conference, nameOf),
                )}
          </>
        )}
      </p>
      <BargeInDialog
        conferenceSid={isBargingIn ? conferenceSid : null}
        onClose={() => setIsBargingIn(false)}
      />
    </div>
  );
}

/** Whom Coach means, and what it does. */
function useCoach(conference: ConferenceView, coached: ParticipantRow | null) {
  const { sid: conferenceSid } = conference.row;
  const { commands } = useStores();
  const actions = useFloorActions();
  const roleOf = useRole();
  const leases = useTogether((state) => state.coached);
  const [chosen, setChosen] = useState<ParticipantRow['callSid'] | null>(null);
  const field = useRef<HTMLSelectElement>(null);
  const targets = coachTargets(conference);
  const target = coachTarget(targets, chosen, coached?.callSid ?? null, roleOf);
  const canCoach = target !== null && target.obstacle === null;
  const coachName = (callSid: string) =>
    leases.find((lease) => lease.callSid === callSid)?.name ?? null;
  return {
    targets,
    target,
    field,
    coachName,
    choose: setChosen,
    command: canCoach
      ? ({ kind: 'coach', conferenceSid, callSid: target.row.callSid } as const)
      : null,
    act(): void {
      if (!canCoach) {
        field.current?.focus();
        return;
      }
      const { row } = target;
      if (row.callSid === coached?.callSid) return;
      if (coachName(row.callSid) !== null) actions.takeOver(row);
      else void commands.run({ kind: 'coach', conferenceSid, callSid: row.callSid });
    },
  };
}

type TargetProps = Pick<
  ReturnType<typeof useCoach>,
  'targets' | 'target' | 'field' | 'coachName' | 'choose'
>;

function Target({ targets, target, field, coachName, choose }: TargetProps) {
  const nameOf = useName();
  const optionOf = ({ row, obstacle }: CoachTarget) => ({
    value: row.callSid,
    label: panelWords.targetOption(nameOf(row), obstacle, coachName(row.callSid)),
    disabled: obstacle !== null,
  });
  const none = targets.length === 0 ? panelWords.nobodyToCoach() : panelWords.chooseTarget();
  return (
    <NativeSelect
      ref={field}
      className={classes.target}
      classNames={{ label: classes.targetLabel ?? '' }}
      size="xs"
      label={panelWords.target()}
      value={target?.row.callSid ?? ''}
      data={[...(target === null ? [{ value: '', label: none }] : []), ...targets.map(optionOf)]}
      onChange={(event) => {
        const parsed = callSidSchema.safeParse(event.currentTarget.value);
        choose(parsed.success ? parsed.data : null);
      }}
    />
  );
}

function ModeIcon({ mode, isAlarm }: { mode: string | null; isAlarm: boolean }) {
  if (isAlarm) return <IconAlertTriangle size={15} aria-hidden />;
  return mode === null ? null : <IconCheck size={15} aria-hidden />;
}

function nameOfTarget(
  command: Command,
  { participants }: ConferenceView,
  nameOf: (row: ParticipantRow) => string,
): string | null {
  const row = 'callSid' in command ? participants.get(command.callSid) : undefined;
  return row === undefined ? null : nameOf(row);
}
