import type { HistoryEntry, HistorySearch } from '../../../common/ipc/history.ts';
import { accountSidSchema } from '../../../common/model/sid.ts';
import { callSid, conferenceSid } from '../arbitraries/facts.ts';

export const accountSid = (n: number) =>
  accountSidSchema.parse(`AC${n.toString(16).padStart(32, '0')}`);

/** When the clock of the tests begins. */
export const NEW_YEAR = Date.UTC(2026, 0, 1);

/** Somebody is muted, so many milliseconds into the year: the smallest entry. */
export function muted(conf: number, call: number, at: number): HistoryEntry {
  return {
    kind: 'muted',
    at: NEW_YEAR + at,
    accountSid: accountSid(1),
    conferenceSid: conferenceSid(conf),
    friendlyName: `Call ${conf}`,
    callSid: callSid(call),
    who: `Agent ${call}`,
    source: 'event',
    twilioAt: null,
  };
}

export const callNamed = (conf: number, account = 1) => ({
  accountSid: accountSid(account),
  conferenceSid: conferenceSid(conf),
});

/** A search that finds all. */
export const EVERY_CALL: HistorySearch = {
  words: '',
  by: '',
  from: null,
  to: null,
  heldForMs: null,
  hadFailedCommand: false,
  wasCoached: false,
};
