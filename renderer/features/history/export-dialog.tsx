import { Button, Checkbox, Group, Modal, Radio, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { HistoryExportRequest, HistorySearch } from '../../../common/ipc/history.ts';
import type { ConferenceSid } from '../../../common/model/sid.ts';
import { useStores } from '../../store/stores.tsx';
import { uiWords } from '../../ui/words.ts';
import { exportStoreOf } from './export-store.ts';
import { historyWords } from './words.ts';

export type ExportSubject =
  | { readonly kind: 'call'; readonly conferenceSid: ConferenceSid; readonly name: string }
  | { readonly kind: 'search'; readonly search: HistorySearch; readonly isNarrowed: boolean };

interface ExportDialogProps {
  /** Null: closed. */
  readonly subject: ExportSubject | null;
  readonly onClose: () => void;
}

/** What the file shall hold. Where it lies asks the system's own dialog, afterwards. */
export function ExportDialog({ subject, onClose }: ExportDialogProps) {
  return (
    <Modal
      opened={subject !== null}
      onClose={onClose}
      title={
        subject?.kind === 'call'
          ? historyWords.exportCallTitle(subject.name)
          : historyWords.exportTitle()
      }
    >
      {subject !== null && <ExportForm subject={subject} onClose={onClose} />}
    </Modal>
  );
}

interface ExportFormProps {
  readonly subject: ExportSubject;
  readonly onClose: () => void;
}

function ExportForm({ subject, onClose }: ExportFormProps) {
  const { bridge } = useStores();
  const [detail, setDetail] = useState<'calls' | 'entries'>('calls');
  const [format, setFormat] = useState<'csv' | 'json'>('csv');
  const [isForExcel, setIsForExcel] = useState(false);

  function begin(): void {
    const of: HistoryExportRequest['of'] =
      subject.kind === 'call'
        ? { kind: 'call', conferenceSid: subject.conferenceSid }
        : { kind: 'search', search: subject.search, detail };
    void exportStoreOf(bridge).run({ of, format, byteOrderMark: format === 'csv' && isForExcel });
    onClose();
  }

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        begin();
      }}
    >
      <Stack gap="md">
        {subject.kind === 'search' && (
          <>
            <Text size="sm">{historyWords.exportWhat(subject.isNarrowed)}</Text>
            <Radio.Group
              label={historyWords.detail()}
              value={detail}
              onChange={(value) => setDetail(value === 'entries' ? 'entries' : 'calls')}
            >
              <Stack gap={8} mt={6}>
                <Radio value="calls" label={historyWords.detailCalls()} />
                <Radio value="entries" label={historyWords.detailEntries()} />
              </Stack>
            </Radio.Group>
          </>
        )}
        <Radio.Group
          label={historyWords.format()}
          value={format}
          onChange={(value) => setFormat(value === 'json' ? 'json' : 'csv')}
        >
          <Stack gap={8} mt={6}>
            <Radio value="csv" label={historyWords.csv()} />
            <Radio value="json" label={historyWords.json()} />
          </Stack>
        </Radio.Group>
        <Checkbox
          label={historyWords.excel()}
          description={historyWords.excelHint()}
          disabled={format !== 'csv'}
          checked={format === 'csv' && isForExcel}
          onChange={({ currentTarget }) => setIsForExcel(currentTarget.checked)}
        />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {uiWords.cancel()}
          </Button>
          <Button type="submit">{historyWords.chooseFile()}</Button>
        </Group>
      </Stack>
    </form>
  );
}
