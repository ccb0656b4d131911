import { z } from 'zod';
import { type HistoryEntry, historyEntrySchema } from '../../common/ipc/history.ts';

/** An entry as it lies in the table: what every kind has in columns, the rest as JSON. */
export function rowFromEntry(entry: HistoryEntry) {
  const { at, kind, callSid, who, source, twilioAt, ...rest } = entry;
  // These are the conference's.
  const { accountSid, conferenceSid, friendlyName, ...details } = rest;
  return { at, kind, callSid, who, source, twilioAt, details: JSON.stringify(details) };
}

type OfCall = Pick<HistoryEntry, 'accountSid' | 'conferenceSid' | 'friendlyName'>;

/** One entry of that call, or none when this version of Earshot does not know such. */
export function entryFromRow(
  { accountSid, conferenceSid, friendlyName }: OfCall,
  row: unknown,
): readonly HistoryEntry[] {
  const { details, ...columns } = rowSchema.parse(row);
  const call = { accountSid, conferenceSid, friendlyName };
  const entry = historyEntrySchema.safeParse({ ...readJson(details), ...columns, ...call });
  return entry.success ? [entry.data] : [];
}

function readJson(text: string): object {
  try {
    return z.looseObject({}).catch({}).parse(JSON.parse(text));
  } catch {
    return {};
  }
}

const rowSchema = z.looseObject({ details: z.string() });
