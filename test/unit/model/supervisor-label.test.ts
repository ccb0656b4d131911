import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseSupervisorLabel, supervisorLabel } from '../../../common/model/supervisor-label.ts';

const consoleId = fc.stringMatching(/^[a-z0-9]{1,32}$/);

test('whatever the name, the label is one that Twilio takes and that tells whose leg it is', () => {
  fc.assert(
    fc.property(consoleId, fc.string({ unit: 'grapheme', maxLength: 60 }), (id, name) => {
      const label = supervisorLabel({ consoleId: id, name });
      expect(label.length).toBeLessThanOrEqual(128);
      expect(label).not.toContain('/');
      expect(() => encodeURIComponent(label)).not.toThrow();
      expect(parseSupervisorLabel(label)?.consoleId).toBe(id);
    }),
  );
});

test('a name that fits comes back as it was', () => {
  const label = supervisorLabel({ consoleId: 'abc123', name: 'Zoë שלום' });
  expect(parseSupervisorLabel(label)).toEqual({ consoleId: 'abc123', name: 'Zoë שלום' });
});

test.each([null, '', 'Agent 4', 'supervisor', 'supervisor:UPPER:x', 'my supervisor:abc:x'])(
  'the label %j is nobody’s own leg',
  (label) => {
    expect(parseSupervisorLabel(label)).toBeNull();
  },
);
