import { Button, Loader, UnstyledButton } from '@mantine/core';
import { IconAlertCircle, IconCircleCheck, IconInfoCircle, IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { useStores } from '../../store/stores.tsx';
import { type ExportState, type ExportStore, exportStoreOf } from './export-store.ts';
import classes from './export-strip.module.css';
import { historyWords } from './words.ts';

/** How an export goes, and what became of it; nothing while there is none. */
export function ExportStrip() {
  const { bridge } = useStores();
  const store = exportStoreOf(bridge);
  const now = useStore(store, (state) => state.now);
  if (now.kind === 'none') return null;
  return (
    <section className={classes.strip} aria-label={historyWords.exportState()} data-kind={now.kind}>
      <Outcome now={now} />
      <Act now={now} store={store} />
    </section>
  );
}

type Known = Exclude<ExportState, { kind: 'none' }>;

function Outcome({ now }: { now: Known }) {
  switch (now.kind) {
    case 'running':
      return (
        <Line icon={<Loader size={14} aria-hidden />}>
          {now.isStopping
            ? historyWords.stopping()
            : now.written === null
              ? historyWords.choosing()
              : historyWords.exporting(now.written)}
        </Line>
      );
    case 'done':
      return (
        <Line icon={<IconCircleCheck size={16} aria-hidden />}>
          <bdi>{historyWords.exported(now.exported)}</bdi>
        </Line>
      );
    case 'failed':
      // That it was stopped, or no file chosen, is what was asked for.
      return now.failure.code === 'cancelled' ? (
        <Line icon={<IconInfoCircle size={16} aria-hidden />}>{now.failure.message}</Line>
      ) : (
        <Line icon={<IconAlertCircle size={16} aria-hidden />} isBad>
          <strong>{now.failure.message}</strong> {now.failure.hint}
        </Line>
      );
  }
}

interface LineProps {
  readonly icon: ReactNode;
  readonly isBad?: boolean;
  readonly children: ReactNode;
}

function Line({ icon, isBad = false, children }: LineProps) {
  return (
    <>
      <span className={classes.icon} data-tone={isBad ? 'bad' : undefined}>
        {icon}
      </span>
      <p role={isBad ? 'alert' : 'status'}>{children}</p>
    </>
  );
}

function Act({ now, store }: { now: Known; store: ExportStore }) {
  if (now.kind === 'running') {
    return (
      <Button
        size="compact-sm"
        variant="default"
        disabled={now.isStopping || now.written === null}
        onClick={() => void store.stop()}
      >
        {historyWords.stop()}
      </Button>
    );
  }
  return (
    <UnstyledButton
      className={classes.dismiss}
      aria-label={historyWords.dismiss()}
      title={historyWords.dismiss()}
      onClick={store.dismiss}
    >
      <IconX size={15} aria-hidden />
    </UnstyledButton>
  );
}
