import fc from 'fast-check';
import { expect, test } from 'vitest';
import { supervisorLabel } from '../../../common/model/supervisor-label.ts';
import { isLegOf, ownLegOn } from '../../../common/roster/own-leg.ts';
import { conferenceRow, conferenceView, participantRow } from '../../support/arbitraries/rows.ts';

const labelOf = (consoleId: string) => supervisorLabel({ consoleId, name: 'Alex' });

test('my leg is the one with the mark of my console, wherever it stands among the others', () => {
  const others = fc.array(fc.constantFrom(null, 'Agent 4', 'mine', labelOf('theirs')));
  fc.assert(
    fc.property(others, others, (before, after) => {
      const labels = [...before, labelOf('mine'), ...after];
      const rows = labels.map((label, at) => participantRow(1, at + 1, { label }));
      const conference = conferenceView(conferenceRow(1), rows);
      expect(ownLegOn(conference, 'mine')).toBe(rows[before.length]);
    }),
  );
});

test.each([null, '', 'mine', 'Agent 4', labelOf('theirs'), labelOf('mine2')])(
  'a leg with the label %j is not mine',
  (label) => {
    const row = participantRow(1, 1, { label });
    expect(isLegOf(row, 'mine')).toBe(false);
    expect(ownLegOn(conferenceView(conferenceRow(1), [row]), 'mine')).toBeUndefined();
  },
);

test('whoever has no mark has no leg', () => {
  const rows = [null, '', labelOf('theirs')].map((label, at) => participantRow(1, at, { label }));
  expect(ownLegOn(conferenceView(conferenceRow(1), rows), '')).toBeUndefined();
});
