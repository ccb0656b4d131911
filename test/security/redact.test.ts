import { expect, test } from 'vitest';
import { redact } from '../../main/core/redact.ts';

const SECRET = '0123456789abcdefABCDEF0123456789';

test.each([
  `secret ${SECRET}`,
  `{"secret":"${SECRET}"}`,
  `Authorization: Basic ${btoa(`SK${'1'.repeat(32)}:${SECRET}`)}`,
  `authorization: bearer abc.${SECRET}.def`,
  `https://SK1:${SECRET}@api.twilio.com/2010-04-01`,
  `token=${SECRET}&x=1`,
])('%s loses its secret', (line) => {
  const redacted = redact(line);
  expect(redacted).not.toContain(SECRET);
  expect(redacted).not.toContain(btoa(`SK${'1'.repeat(32)}:${SECRET}`));
  expect(redacted).toContain('[redacted]');
});

test('SIDs stay, since support needs them', () => {
  const line = `Could not mute CA${'a'.repeat(32)} on CF${'0'.repeat(32)} of AC${'1'.repeat(32)}`;
  expect(redact(line)).toBe(line);
});
