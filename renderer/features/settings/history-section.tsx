import { Button, Modal, Text, TextInput } from '@mantine/core';
import {
  IconAlertTriangle,
  IconCircleDotFilled,
  IconCircleX,
  IconLoader,
} from '@tabler/icons-react';
import { useState } from 'react';
import {
  DEFAULT_SETTINGS,
  type HistorySettings,
  settingsSchema,
} from '../../../common/ipc/settings.ts';
import { useLocal } from '../../store/stores.tsx';
import { StatusText } from '../../ui/status-text.tsx';
import classes from './history-section.module.css';
import { historySettingsWords as words } from './history-words.ts';
import rows from './rows.module.css';
import type { SectionProps } from './section-props.ts';

type Limit = keyof HistorySettings;

/** How much is kept, and whether it is being kept now. */
export function HistorySection({ settings, onChange }: SectionProps) {
  const { history } = settings;
  const policy = useLocal((state) => state.policy?.policy.history);
  const [asked, setAsked] = useState<HistorySettings | null>(null);

  /** What is forgotten cannot be got back, so that keeping less is asked for first. */
  function want(wanted: HistorySettings): void {
    const isLess = wanted.keepDays < history.keepDays || wanted.maxMegabytes < history.maxMegabytes;
    if (isLess) setAsked(wanted);
    else onChange({ history: wanted });
  }

  return (
    <>
      <HistoryNow />
      <div className={classes.limits}>
        {LIMITS.map((limit) => (
          <LimitField
            key={`${limit} ${history[limit]} ${asked === null}`}
            limit={limit}
            value={history[limit]}
            isDecided={policy?.[limit] !== undefined}
            onChange={(value) => want({ ...history, [limit]: value })}
          />
        ))}
      </div>
      <p className={rows.what}>{words.whicheverFirst()}</p>
      <Modal
        opened={asked !== null}
        onClose={() => setAsked(null)}
        title={asked === null ? '' : words.lessTitle()}
      >
        {asked !== null && (
          <>
            <Text size="sm">{words.less(history, asked)}</Text>
            <Text size="sm" c="dimmed" mt="xs">
              {words.notBack()}
            </Text>
            <div className={classes.acts}>
              <Button variant="default" data-autofocus onClick={() => setAsked(null)}>
                {words.keepAsItIs()}
              </Button>
              <Button
                color="red.8"
                onClick={() => {
                  setAsked(null);
                  onChange({ history: asked }, { canUndo: false });
                }}
              >
                {words.keepLess()}
              </Button>
            </div>
          </>
        )}
      </Modal>
    </>
  );
}

function HistoryNow() {
  const history = useLocal((state) => state.history);
  if (history === null) return null;
  const [tone, Icon] = LOOK[history.state];
  const troubles = [history.failure, history.notice].filter((one) => one !== null);
  return (
    <div className={classes.now}>
      <StatusText tone={tone} icon={<Icon size={15} aria-hidden />}>
        {words.state(history.state, history.since)}
      </StatusText>
      {troubles.map(({ message, hint }) => (
        <p key={message} className={classes.trouble}>
          <IconAlertTriangle size={15} aria-hidden />
          <span>
            {message} {hint}
          </span>
        </p>
      ))}
      {history.dropped > 0 && <p className={rows.what}>{words.dropped(history.dropped)}</p>}
    </div>
  );
}

interface LimitFieldProps {
  readonly limit: Limit;
  readonly value: number;
  /** The policy of the computer says it. */
  readonly isDecided: boolean;
  readonly onChange: (value: number) => void;
}

/** Saved when it is left, or with Enter. */
function LimitField({ limit, value, isDecided, onChange }: LimitFieldProps) {
  const [text, setText] = useState(String(value));
  const [error, setError] = useState<string | null>(null);

  function finish(): void {
    const typed = text.trim() === '' ? Number.NaN : Number(text);
    const judged = LIMITS_SCHEMA[limit].safeParse(typed);
    setError(judged.success ? null : (judged.error.issues[0]?.message ?? null));
    if (judged.success && judged.data !== value) onChange(judged.data);
  }

  return (
    <TextInput
      label={words.limit(limit)}
      description={
        isDecided ? words.decided() : words.usual(limit, DEFAULT_SETTINGS.history[limit])
      }
      disabled={isDecided}
      inputMode="numeric"
      autoComplete="off"
      value={text}
      error={error}
      rightSection={<span className={classes.unit}>{words.unit(limit)}</span>}
      rightSectionWidth={56}
      onChange={({ currentTarget }) => {
        setText(currentTarget.value);
        setError(null);
      }}
      onBlur={finish}
      onKeyDown={({ key, nativeEvent }) => {
        if (key === 'Enter' && !nativeEvent.isComposing) finish();
      }}
    />
  );
}

const LIMITS = ['keepDays', 'maxMegabytes'] as const satisfies readonly Limit[];
const LIMITS_SCHEMA = settingsSchema.shape.history.shape;

const LOOK = {
  opening: [undefined, IconLoader],
  recording: ['good', IconCircleDotFilled],
  stopped: ['bad', IconCircleX],
} as const;
