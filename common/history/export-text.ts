import type { HistoryCall, HistoryEntry } from '../ipc/history.ts';
import { BYTE_ORDER_MARK, csvLine } from './csv.ts';
import {
  CALL_COLUMNS,
  callCells,
  callRecord,
  ENTRY_COLUMNS,
  entryCells,
  entryRecord,
} from './export-rows.ts';

/**
 * How calls become the text of a file, piece by piece: `begin`, then for each call `call`, its entries
 * in any number of portions, and `callEnd`; at last `end`.
 */
export interface ExportText {
  begin(): string;
  call(call: HistoryCall): string;
  entries(entries: readonly HistoryEntry[]): string;
  callEnd(): string;
  end(): string;
}

/** A line for each call, or for each entry with the call's name on it. */
export function csvText(detail: 'calls' | 'entries', byteOrderMark: boolean): ExportText {
  const ofCalls = detail === 'calls';
  return {
    begin: () =>
      (byteOrderMark ? BYTE_ORDER_MARK : '') + csvLine(ofCalls ? CALL_COLUMNS : ENTRY_COLUMNS),
    call: (call) => (ofCalls ? csvLine(callCells(call)) : ''),
    entries: (entries) => entries.map((entry) => csvLine(entryCells(entry))).join(''),
    callEnd: () => '',
    end: () => '',
  };
}

/** One object; each call and each entry has a line of its own, so that large files can be looked at. */
export function jsonText(detail: 'calls' | 'entries', exportedAt: number): ExportText {
  let calls = 0;
  let entriesOfCall = 0;
  const head = { format: 'earshot-history', version: 1, exportedAt: new Date(exportedAt) };
  return {
    begin: () => `${JSON.stringify(head).slice(0, -1)},"calls":[`,
    call(call) {
      calls += 1;
      entriesOfCall = 0;
      const text = JSON.stringify(callRecord(call));
      const opened = detail === 'calls' ? text : `${text.slice(0, -1)},"entries":[`;
      return `${calls === 1 ? '' : ','}\n${opened}`;
    },
    entries(entries) {
      const texts = entries.map((entry) => {
        entriesOfCall += 1;
        return `${entriesOfCall === 1 ? '' : ','}\n  ${JSON.stringify(entryRecord(entry))}`;
      });
      return texts.join('');
    },
    callEnd: () => (detail === 'calls' ? '' : ']}'),
    end: () => '\n]}\n',
  };
}
