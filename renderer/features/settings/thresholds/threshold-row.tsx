import { ActionIcon, TextInput } from '@mantine/core';
import { IconRestore } from '@tabler/icons-react';
import { useState } from 'react';
import { DEFAULT_THRESHOLDS, type Threshold } from '../../../../common/roster/thresholds.ts';
import { type Clock, draftOf, LIMITS, readThreshold } from './threshold-draft.ts';
import { ThresholdPreview } from './threshold-preview.tsx';
import classes from './thresholds-section.module.css';
import { thresholdsWords as words } from './words.ts';

interface ThresholdRowProps {
  readonly clock: Clock;
  readonly threshold: Threshold;
  readonly isDefault: boolean;
  readonly onChange: (threshold: Threshold) => void;
}

/** A clock with its two limits. What is typed is saved when the field is left, or with Enter. */
export function ThresholdRow({ clock, threshold, isDefault, onChange }: ThresholdRowProps) {
  const [draft, setDraft] = useState(() => draftOf(threshold));
  // While a time is being typed, half of it is not wrong.
  const [isTyping, setIsTyping] = useState(false);
  const read = readThreshold(clock, draft);

  function finish(): void {
    setIsTyping(false);
    if (!read.ok) return;
    const { lateAfter, alarmingAfter } = read.threshold;
    const isNew = lateAfter !== threshold.lateAfter || alarmingAfter !== threshold.alarmingAfter;
    if (isNew) onChange(read.threshold);
    else setDraft(draftOf(threshold));
  }

  return (
    <tr>
      <th scope="row">
        <span className={classes.name}>{words.clockName(clock)}</span>
        <span className={classes.what}>{words.clockIs(clock)}</span>
      </th>
      {LIMITS.map((limit) => (
        <td key={limit}>
          <TextInput
            aria-label={words.limitOf(limit, clock)}
            className={classes.field ?? ''}
            placeholder={words.off()}
            inputMode="numeric"
            autoComplete="off"
            dir="ltr"
            value={draft[limit]}
            error={
              !isTyping && !read.ok && read.field === limit
                ? (read.message ?? words.unclear())
                : null
            }
            onChange={({ currentTarget }) => {
              const { value } = currentTarget;
              setIsTyping(true);
              setDraft((before) => ({ ...before, [limit]: value }));
            }}
            onBlur={finish}
            onKeyDown={({ key, nativeEvent }) => {
              if (key === 'Enter' && !nativeEvent.isComposing) finish();
            }}
          />
        </td>
      ))}
      <td>
        <ThresholdPreview threshold={read.ok ? read.threshold : threshold} />
      </td>
      <td className={classes.restore}>
        {!isDefault && (
          <ActionIcon
            variant="subtle"
            color="gray"
            size={30}
            aria-label={words.restore(clock)}
            title={words.restore(clock)}
            onClick={() => onChange(DEFAULT_THRESHOLDS[clock])}
          >
            <IconRestore size={16} aria-hidden />
          </ActionIcon>
        )}
      </td>
    </tr>
  );
}
