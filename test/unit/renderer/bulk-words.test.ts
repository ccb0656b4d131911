import { expect, test } from 'vitest';
import { planBulk } from '../../../common/floor/bulk.ts';
import type { ParticipantRow } from '../../../common/roster/rows.ts';
import { bulkInWords } from '../../../renderer/features/bulk/bulk-in-words.ts';
import { restoreInWords } from '../../../renderer/features/bulk/restore-in-words.ts';
import { bulkWords, type ManyAct } from '../../../renderer/features/bulk/words.ts';
import {
  conferenceRow,
  conferenceView,
  participantRow,
  rosterView,
} from '../../support/arbitraries/rows.ts';

const ME = participantRow(1, 20, { label: 'supervisor:me:Ann' });
const ANA = participantRow(1, 1, { label: 'Ana' });
const BO = participantRow(1, 2, { label: 'Bo', muted: true });
const CY = participantRow(2, 3, { label: 'Cy' });
const DI = participantRow(2, 4, { label: 'Di', status: 'ringing' });
const GONE = participantRow(3, 9, { label: 'Ed' });
const view = rosterView(
  conferenceView(conferenceRow(1), [ANA, BO, ME]),
  conferenceView(conferenceRow(2), [CY, DI]),
);
const nameOf = ({ label }: ParticipantRow) => label ?? '?';

function said(act: ManyAct, rows: readonly ParticipantRow[]): string {
  const plan = planBulk(view, rows, act, 'me', () => undefined);
  return bulkInWords(plan, act, view, nameOf).join(' ');
}

test('the question names whom it is about, who is so already, and who is left out and why', () => {
  const words = said({ kind: 'mute', muted: true }, [ANA, BO, CY, DI, ME, GONE]);
  expect(words).toContain('Nobody will hear Ana and Cy.');
  expect(words).toContain('They are on 2 different calls.');
  expect(words).toContain('1 person is muted already.');
  expect(words).toContain('Di is left out: the phone rings still.');
  expect(words).toContain('your own leg has a switch of its own');
  expect(words).toContain('Ed has left the call.');
});

test('that a call falls silent is said by the name of the call', () => {
  const call = conferenceRow(1, { friendlyName: 'Billing 4412' });
  const silent = rosterView(conferenceView(call, [ANA, BO]));
  const act = { kind: 'hold', hold: true } as const;
  const plan = planBulk(silent, [ANA, BO], act, 'me', () => undefined);
  expect(bulkInWords(plan, act, silent, nameOf).join(' ')).toContain(
    'nobody on Billing 4412 hears anybody',
  );
});

test('a supervisor is never unmuted as one of many, and that is said', () => {
  const other = participantRow(1, 6, { label: 'supervisor:other:Flo', muted: true });
  const floor = rosterView(conferenceView(conferenceRow(1), [BO, other]));
  const act = { kind: 'mute', muted: false } as const;
  const plan = planBulk(floor, [BO, other], act, 'me', () => undefined);
  expect(plan.changes).toEqual([BO]);
  expect(bulkInWords(plan, act, floor, nameOf).join(' ')).toContain('only they can let anybody');
});

test('restore says what it brings back and whom it leaves alone', () => {
  const entry = (row: ParticipantRow, flag: 'muted' | 'hold', before: boolean) => ({
    row,
    flag,
    before,
    set: !before,
    setSince: 1,
  });
  const words = restoreInWords(
    {
      commands: [],
      restores: [entry(ANA, 'muted', false), entry(CY, 'hold', false)],
      already: [entry(BO, 'hold', false)],
      changedSince: [entry(DI, 'hold', false)],
      cannot: [{ entry: entry(GONE, 'hold', false), why: 'gone' }],
    },
    nameOf,
  ).join(' ');
  expect(words).toContain('Unmutes Ana');
  expect(words).toContain('Takes Cy off hold.');
  expect(words).toContain('Di is left alone: changed since by somebody else.');
  expect(words).toContain('Ed has left the call.');
  expect(words).toContain('1 person is as before already.');
});

test('what becomes of a run is said with its numbers, an announcement without claiming it was heard', () => {
  const hold = { kind: 'hold', hold: true } as const;
  expect(bulkWords.progress(hold, 8, 12)).toBe('Putting on hold: 8 of 12 confirmed');
  expect(bulkWords.done(hold, 12)).toBe('12 put on hold');
  const announcement = { url: 'https://example.com', method: 'POST' } as const;
  expect(bulkWords.done({ kind: 'announce', announcement }, 2)).toBe('Twilio took 2 announcements');
});
