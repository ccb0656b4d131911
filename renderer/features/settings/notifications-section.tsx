import { Checkbox, Switch, TextInput } from '@mantine/core';
import { useState } from 'react';
import { MUTABLE_KINDS, type MutableKind } from '../../../common/floor/needs/need.ts';
import type { NotificationSettings } from '../../../common/floor/needs/notify.ts';
import { needsWords } from '../needs/words.ts';
import { Choices } from './choices.tsx';
import classes from './notifications-section.module.css';
import { notificationsWords as words } from './notifications-words.ts';
import rows from './rows.module.css';
import type { SectionProps } from './section-props.ts';
import { minuteOfText, textOfMinute } from './time-of-day.ts';

/** Whether, when and of what the desktop tells. */
export function NotificationsSection({ settings, onChange }: SectionProps) {
  const { notifications, mutedNeeds } = settings;

  function change(changes: Partial<NotificationSettings>): void {
    onChange({ notifications: { ...notifications, ...changes } });
  }

  function mute(kind: MutableKind, isMuted: boolean): void {
    const others = mutedNeeds.filter((one) => one !== kind);
    onChange({ mutedNeeds: isMuted ? [...others, kind] : others });
  }

  return (
    <>
      <Switch
        label={words.isOn()}
        description={words.isOnIs()}
        checked={notifications.isOn}
        onChange={({ currentTarget }) => change({ isOn: currentTarget.checked })}
      />
      <Choices
        label={words.from()}
        value={notifications.from}
        choices={(['alarming', 'late'] as const).map((value) => ({
          value,
          name: words.fromOf(value),
          what: words.fromIs(value),
        }))}
        onChoose={(from) => change({ from })}
      />
      <DoNotDisturb value={notifications.doNotDisturb} onChange={change} />
      <Checkbox.Group
        label={words.kinds()}
        description={words.kindsAre()}
        value={MUTABLE_KINDS.filter((kind) => !mutedNeeds.includes(kind))}
        classNames={{ label: rows.title ?? '' }}
      >
        <div className={classes.kinds}>
          {MUTABLE_KINDS.map((kind) => (
            <Checkbox
              key={kind}
              value={kind}
              label={needsWords.kind(kind)}
              onChange={({ currentTarget }) => mute(kind, !currentTarget.checked)}
            />
          ))}
        </div>
        <p className={rows.what}>{needsWords.alwaysOn()}</p>
      </Checkbox.Group>
    </>
  );
}

interface DoNotDisturbProps {
  readonly value: NotificationSettings['doNotDisturb'];
  readonly onChange: (changes: Pick<NotificationSettings, 'doNotDisturb'>) => void;
}

function DoNotDisturb({ value, onChange }: DoNotDisturbProps) {
  return (
    <fieldset className={rows.group}>
      <legend className={rows.title}>{words.quiet()}</legend>
      <Switch
        label={words.quietIs()}
        checked={value !== null}
        onChange={({ currentTarget }) =>
          onChange({ doNotDisturb: currentTarget.checked ? OVERNIGHT : null })
        }
      />
      {value !== null && (
        <div className={classes.times}>
          {(['from', 'to'] as const).map((end) => (
            <TimeField
              key={`${end} ${value[end]}`}
              label={words.quietEnd(end)}
              minute={value[end]}
              onChange={(minute) => onChange({ doNotDisturb: { ...value, [end]: minute } })}
            />
          ))}
          <p className={rows.what}>{words.quietTimes(value.from, value.to)}</p>
        </div>
      )}
    </fieldset>
  );
}

interface TimeFieldProps {
  readonly label: string;
  readonly minute: number;
  readonly onChange: (minute: number) => void;
}

/** Saved when it is left, since a time is typed figure by figure. */
function TimeField({ label, minute, onChange }: TimeFieldProps) {
  const [text, setText] = useState(() => textOfMinute(minute));
  return (
    <TextInput
      type="time"
      label={label}
      value={text}
      onChange={({ currentTarget }) => setText(currentTarget.value)}
      onBlur={() => {
        const typed = minuteOfText(text);
        if (typed === null) setText(textOfMinute(minute));
        else if (typed !== minute) onChange(typed);
      }}
    />
  );
}

/** From eight in the evening to seven in the morning. */
const OVERNIGHT = { from: 20 * 60, to: 7 * 60 };
