import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import type { HistoryCall } from '../../../common/ipc/history.ts';
import type { ActiveSession } from '../../store/session-store.ts';
import { useLocal } from '../../store/stores.tsx';
import { useMay } from '../../store/use-may.ts';
import { CallDetail } from './call-detail.tsx';
import { CallTable } from './call-table.tsx';
import { ExportDialog, type ExportSubject } from './export-dialog.tsx';
import { ExportStrip } from './export-strip.tsx';
import { FindLine } from './find-line.tsx';
import { HistoryNotice } from './history-notice.tsx';
import classes from './history-view.module.css';
import { NoCalls } from './no-calls.tsx';
import { useCallList } from './use-call-list.ts';
import { isNarrowed } from './wanted.ts';
import { historyWords } from './words.ts';

const USUAL_DAYS = 30;

/** The calls that this computer has seen: found again, read, and exported. */
export function HistoryView({ session }: { session: ActiveSession }) {
  const days = useLocal(({ settings }) => settings?.settings.history.keepDays ?? USUAL_DAYS);
  const list = useCallList(session.profile.supervisorName);
  const [open, setOpen] = useState<HistoryCall | null>(null);
  const may = useMay();
  const [exporting, setExporting] = useState<ExportSubject | null>(null);
  const { calls, reading, failure } = list;
  const isEmpty = calls.length === 0;
  // As the list has it now, as long as the list has it.
  const opened = calls.find((call) => call.conferenceSid === open?.conferenceSid) ?? open;

  return (
    <div className={classes.view}>
      <header className={classes.head}>
        <h1>{historyWords.title()}</h1>
        <p>{historyWords.kept(days)}</p>
        {may('export') && (
          <Button
            className={classes.export ?? ''}
            size="xs"
            variant="default"
            leftSection={<IconDownload size={15} aria-hidden />}
            disabled={isEmpty}
            onClick={() => {
              if (list.asked === null) return;
              setExporting({
                kind: 'search',
                search: list.asked,
                isNarrowed: isNarrowed(list.wanted),
              });
            }}
          >
            {historyWords.export()}
          </Button>
        )}
      </header>
      <FindLine
        wanted={list.wanted}
        onWant={list.want}
        longHoldMs={list.longHoldMs}
        count={reading === 'first' && isEmpty ? null : calls.length}
        hasMore={list.next !== null}
      />
      <ExportStrip />
      <HistoryNotice isComplete={list.isComplete} />
      <div className={classes.panes}>
        {isEmpty ? (
          <NoCalls
            isReading={reading !== null}
            failure={failure}
            isNarrowed={isNarrowed(list.wanted)}
            onShowAll={list.wantEverything}
            onTryAgain={list.readAgain}
          />
        ) : (
          <CallTable
            list={list}
            opened={open?.conferenceSid ?? null}
            onOpen={setOpen}
            onVisible={list.follow}
          />
        )}
        <CallDetail
          key={opened?.conferenceSid}
          call={opened}
          onClose={() => setOpen(null)}
          onExport={(call) =>
            setExporting({
              kind: 'call',
              conferenceSid: call.conferenceSid,
              name: call.friendlyName,
            })
          }
        />
      </div>
      <ExportDialog subject={exporting} onClose={() => setExporting(null)} />
    </div>
  );
}
