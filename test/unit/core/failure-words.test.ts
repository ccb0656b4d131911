import { expect, test } from 'vitest';
import { failureInWords } from '../../../main/core/failure-words.ts';
import type { TwilioFailure, TwilioFailureKind } from '../../../main/core/twilio-port.ts';

function failure(kind: TwilioFailureKind, changes: Partial<TwilioFailure> = {}): TwilioFailure {
  return {
    kind,
    status: null,
    code: null,
    detail: 'details',
    retryAfterMs: null,
    requestId: null,
    mayHaveHappened: false,
    ...changes,
  };
}

const KINDS: readonly TwilioFailureKind[] = [
  'unauthorized',
  'forbidden',
  'not-found',
  'throttled',
  'refused',
  'server',
  'unreachable',
  'interrupted',
  'timeout',
  'malformed',
  'aborted',
];

test.each(KINDS)('a failure of kind %s says what happened and what to do', (kind) => {
  const words = failureInWords(failure(kind), 'mute Agent 4');
  expect(words.message).toMatch(/^Could not mute Agent 4\. .+[.!?]$/);
  expect(words.hint).toMatch(/[.!?]$/);
  expect(words).not.toHaveProperty('twilioCode');
});

test('Twilio’s code decides before the HTTP status does', () => {
  const words = failureInWords(failure('not-found', { code: 16028, status: 404 }), 'coach Ana');
  expect(words).toMatchObject({ code: 'gone', twilioCode: 16028 });
  expect(words.message).toContain('They are no longer on this call. You are muted.');
});

test.each(['server', 'interrupted', 'timeout'] as const)(
  'after %s a request that may have been carried out is never called failed for certain',
  (kind) => {
    const words = failureInWords(failure(kind, { mayHaveHappened: true }), 'remove Ana');
    expect(words.code).toBe('unknown-outcome');
    expect(words.message).toContain('It may have happened all the same.');
  },
);

test('a code that nobody knows keeps Twilio’s own words', () => {
  const unknown = failure('refused', { code: 99999, detail: 'The moon is full' });
  expect(failureInWords(unknown, 'hold Ana')).toMatchObject({
    code: 'refused',
    message: 'Could not hold Ana. Twilio declined: The moon is full.',
    twilioCode: 99999,
  });
});
