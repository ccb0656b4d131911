import { Button } from '@mantine/core';
import {
  IconAlertTriangle,
  IconCircleCheck,
  IconDownload,
  IconInfoCircle,
} from '@tabler/icons-react';
import { useState } from 'react';
import type { Failure } from '../../../../common/failure.ts';
import { UPDATE_CHANNELS, type UpdateState } from '../../../../common/ipc/updates.ts';
import { useLocal, useStores } from '../../../store/stores.tsx';
import { FailureAlert } from '../../../ui/failure-alert.tsx';
import { StatusText } from '../../../ui/status-text.tsx';
import { Choices } from '../choices.tsx';
import rows from '../rows.module.css';
import type { SectionProps } from '../section-props.ts';
import { updatesWords as words } from './words.ts';

/** Whether there is a newer version, and when it may take the place of this one. */
export function UpdatesSection({ settings, onChange }: SectionProps) {
  const updates = useLocal((state) => state.updates);
  const decided = useLocal((state) => state.policy?.policy.updates);
  return (
    <>
      {updates !== null && <Standing updates={updates} />}
      {decided === undefined ? (
        <Choices
          label={words.channel()}
          value={settings.updates.channel}
          choices={UPDATE_CHANNELS.map((value) => ({
            value,
            name: words.channelOf(value),
            what: words.channelIs(value),
          }))}
          onChoose={(channel) => onChange({ updates: { channel } })}
        />
      ) : (
        <p className={rows.what}>{words.decided()}</p>
      )}
      <p className={rows.what}>{words.never()}</p>
    </>
  );
}

function Standing({ updates }: { updates: UpdateState }) {
  const { bridge } = useStores();
  const [failure, setFailure] = useState<Failure | null>(null);
  const [tone, Icon] = LOOK[updates.state];

  async function ask(name: 'updates:look' | 'updates:restart' | 'updates:wait'): Promise<void> {
    const done = await bridge.call(name, undefined);
    setFailure(done.ok ? null : done.error);
  }

  return (
    <section aria-label={words.now()}>
      <div role="status">
        <StatusText tone={tone} icon={<Icon size={15} aria-hidden />}>
          {words.state(updates)}
        </StatusText>
      </div>
      <FailureAlert failure={failure} />
      {(updates.state === 'current' || updates.state === 'failed') && (
        <Button mt="xs" size="xs" variant="default" onClick={() => void ask('updates:look')}>
          {words.look()}
        </Button>
      )}
      {updates.state === 'ready' && (
        <Button
          mt="xs"
          size="xs"
          variant="default"
          onClick={() => void ask(updates.isRestartWanted ? 'updates:wait' : 'updates:restart')}
        >
          {updates.isRestartWanted ? words.wait() : words.restart()}
        </Button>
      )}
    </section>
  );
}

const LOOK = {
  off: [undefined, IconInfoCircle],
  current: ['good', IconCircleCheck],
  looking: [undefined, IconInfoCircle],
  downloading: [undefined, IconDownload],
  ready: ['good', IconCircleCheck],
  failed: ['warn', IconAlertTriangle],
} as const;
