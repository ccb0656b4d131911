import { Alert, Button } from '@mantine/core';
import { IconCheck, IconCircleOff, IconDownload, IconInfoCircle } from '@tabler/icons-react';
import { type ReactNode, useCallback, useEffect, useState } from 'react';
import type { Failure } from '../../../../common/failure.ts';
import type { Diagnostics } from '../../../../common/ipc/diagnostics.ts';
import { useStores } from '../../../store/stores.tsx';
import { FailureAlert } from '../../../ui/failure-alert.tsx';
import rows from '../rows.module.css';
import classes from './diagnostics-section.module.css';
import { diagnosticsWords as words } from './words.ts';

/** Shows all of what would be saved, and saves exactly that. */
export function DiagnosticsSection() {
  const { bridge } = useStores();
  const [shown, setShown] = useState<Diagnostics | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [savedAs, setSavedAs] = useState<string | null>(null);
  const [isSaving, setIsSaving] = useState(false);

  const look = useCallback(async () => {
    setSavedAs(null);
    setFailure(null);
    const looked = await bridge.call('diagnostics:look', undefined);
    if (looked.ok) setShown(looked.value);
    else setFailure(looked.error);
  }, [bridge]);
  useEffect(() => void look(), [look]);

  async function save(id: string): Promise<void> {
    setSavedAs(null);
    setFailure(null);
    setIsSaving(true);
    const saved = await bridge.call('diagnostics:save', { id });
    setIsSaving(false);
    if (saved.ok) setSavedAs(saved.value.fileName);
    else if (saved.error.code !== 'cancelled') setFailure(saved.error);
  }

  return (
    <>
      <div className={classes.both}>
        <Contents
          title={words.isIn()}
          icon={<IconCheck size={15} aria-hidden />}
          lines={[
            words.versions(),
            words.keychain(),
            words.link(),
            words.counts(),
            words.settings(),
            ...(shown === null || shown.logLines === 0 ? [] : [words.log(shown.logLines)]),
          ]}
        />
        <Contents
          title={words.isNotIn()}
          icon={<IconCircleOff size={15} aria-hidden />}
          lines={[words.secrets(), words.people(), words.words()]}
        />
      </div>
      <p className={rows.what}>
        {words.sids()}. {words.nothingSent()}
      </p>
      {shown !== null && shown.withoutLog !== null && (
        <Alert color="yellow" icon={<IconInfoCircle size={18} />} title={shown.withoutLog} />
      )}
      <FailureAlert failure={failure} />
      <div className={rows.foot}>
        <Button
          size="xs"
          leftSection={<IconDownload size={15} aria-hidden />}
          disabled={shown === null}
          loading={isSaving}
          onClick={() => shown !== null && void save(shown.id)}
        >
          {words.save()}
        </Button>
        <Button size="xs" variant="default" onClick={() => void look()}>
          {words.readAgain()}
        </Button>
        <span role="status">{savedAs !== null && words.saved(savedAs)}</span>
      </div>
      {shown === null ? (
        failure === null && <p role="status">{words.reading()}</p>
      ) : (
        <section aria-labelledby="diagnostics-text">
          <h3 id="diagnostics-text" className={rows.title}>
            {words.text()}
          </h3>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by key */}
          <pre className={classes.text} tabIndex={0} dir="ltr" data-takes-keys>
            {shown.text}
          </pre>
        </section>
      )}
    </>
  );
}

interface ContentsProps {
  readonly title: string;
  readonly icon: ReactNode;
  readonly lines: readonly string[];
}

function Contents({ title, icon, lines }: ContentsProps) {
  return (
    <div className={rows.group}>
      <h3 className={rows.title}>{title}</h3>
      <ul className={classes.contents}>
        {lines.map((line) => (
          <li key={line}>
            {icon}
            {line}
          </li>
        ))}
      </ul>
    </div>
  );
}
