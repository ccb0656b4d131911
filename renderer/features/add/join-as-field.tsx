import { Input, NativeSelect, SegmentedControl } from '@mantine/core';
import {
  IconAlertTriangle,
  IconEar,
  IconMessage2,
  IconMicrophone,
  IconMicrophoneOff,
} from '@tabler/icons-react';
import { useId } from 'react';
import type { Draft } from '../../../common/adding/draft.ts';
import type { Notice } from '../../../common/participant-parameters/problem.ts';
import { useName } from '../floor/use-name.ts';
import { type CoachTarget, coachTarget } from '../panel/coach-targets.ts';
import { useRole } from '../panel/use-role.ts';
import { parametersWords } from '../parameters/words.ts';
import { coachedIn, JOIN_AS, type JoinAs, joinAsOf, joiningAs } from './join-as.ts';
import classes from './quick-add.module.css';
import { addWords as words } from './words.ts';

interface JoinAsFieldProps {
  readonly draft: Draft;
  readonly isNewCall: boolean;
  readonly coachable: readonly CoachTarget[];
  /** Of whom they coach, in words. */
  readonly problem: string | null;
  /** What one should know of how they come and go. */
  readonly notices: readonly Notice[];
  readonly onChange: (next: (draft: Draft) => Draft) => void;
}

/** Whether they will be heard, and by whom, in one choice and one sentence. */
export function JoinAsField(props: JoinAsFieldProps) {
  const { draft, isNewCall, coachable, problem, notices, onChange } = props;
  const id = useId();
  const nameOf = useName();
  const roleOf = useRole();
  const way = joinAsOf(draft);
  const coached = coachable.find(({ row }) => row.callSid === coachedIn(draft));

  function join(as: JoinAs): void {
    const whom = as === 'coach' ? coachTarget(coachable, null, null, roleOf) : null;
    onChange((before) => joiningAs(before, as, whom?.row.callSid ?? null));
  }

  return (
    <div className={classes.joinAs}>
      <Input.Wrapper labelElement="div" label={words.joinAs()} labelProps={{ id }}>
        <SegmentedControl
          fullWidth
          aria-labelledby={id}
          aria-describedby={`${id}-means`}
          value={way}
          data={JOIN_AS.map((value) => ({
            value,
            label: words.way(value),
            disabled: value === 'coach' && (isNewCall || coachable.length === 0),
          }))}
          onChange={(chosen) => {
            const as = JOIN_AS.find((one) => one === chosen);
            if (as !== undefined) join(as);
          }}
        />
      </Input.Wrapper>
      {way === 'coach' && (
        <NativeSelect
          label={words.coachWhom()}
          error={problem}
          value={coached?.row.callSid ?? ''}
          data={[
            { value: '', label: words.chooseWhom(), disabled: true },
            ...coachable.map(({ row, obstacle }) => ({
              value: row.callSid,
              label: obstacle === null ? nameOf(row) : words.cannotBeCoached(nameOf(row), obstacle),
              disabled: obstacle !== null,
            })),
          ]}
          onChange={({ currentTarget: { value } }) =>
            onChange((before) => joiningAs(before, 'coach', value))
          }
        />
      )}
      <p id={`${id}-means`} className={classes.means} data-way={way}>
        <WayIcon way={way} />
        {meaning(draft, isNewCall, coached === undefined ? null : nameOf(coached.row))}
      </p>
      {notices.map(({ name, notice }) => (
        <p key={`${name}-${notice.kind}`} className={classes.notice}>
          <IconAlertTriangle size={15} aria-hidden />
          {parametersWords.notice(notice)}
        </p>
      ))}
    </div>
  );
}

/** By what is set, and not by what the way usually sets. */
function meaning(draft: Draft, isNewCall: boolean, coached: string | null): string {
  const hearing = hearingOf(draft, isNewCall, coached);
  return draft.Beep === 'false' && !isNewCall ? `${hearing} ${words.comesQuietly()}` : hearing;
}

function hearingOf(draft: Draft, isNewCall: boolean, coached: string | null): string {
  if (draft.Muted === 'true') return words.hearsUnheard();
  if (joinAsOf(draft) === 'coach') return words.hearsAndWhispers(coached);
  return isNewCall ? words.firstOnCall() : words.hearsAndIsHeard();
}

function WayIcon({ way }: { way: JoinAs }) {
  switch (way) {
    case 'normal':
      return <IconMicrophone size={15} aria-hidden />;
    case 'muted':
      return <IconMicrophoneOff size={15} aria-hidden />;
    case 'listening':
      return <IconEar size={15} aria-hidden />;
    case 'coach':
      return <IconMessage2 size={15} aria-hidden />;
  }
}
