import { expect, test } from 'vitest';
import { ok } from '../../../common/failure.ts';
import { createAddingTerms } from '../../../main/core/adding-terms.ts';
import type { RequestOptions } from '../../../main/core/twilio-port.ts';
import { createFakeTwilio, refused } from '../../support/twilio/fake-twilio.ts';
import { createManualClock } from '../twilio/manual-clock.ts';

const HOTLINE = { address: '+14155550100', name: 'Hotline', kind: 'number' } as const;
const OFFICE = { address: '+12025550143', name: 'Head office', kind: 'verified' } as const;

function setUp() {
  const clock = createManualClock();
  const twilio = createFakeTwilio({
    listCallerIds: (kind) => ok(kind === 'number' ? [HOTLINE] : [OFFICE, { ...HOTLINE, kind }]),
  });
  let callbacks: string | null = null;
  const terms = createAddingTerms({
    twilio,
    clock,
    reconciler: {
      readAside: (send: (options: RequestOptions) => unknown) => send({}) as never,
    },
    callbacks: () => callbacks,
  });
  return {
    clock,
    twilio,
    terms,
    welcome(base: string) {
      callbacks = base;
    },
    requests: () => twilio.calls.length,
  };
}

test('the numbers of the account and those verified for it are offered, each once', async () => {
  const { terms, welcome } = setUp();
  welcome('https://relay.example');
  expect(await terms.read()).toEqual({
    callbacks: 'https://relay.example',
    callerIds: [HOTLINE, OFFICE],
    callerIdsFailure: null,
  });
});

test('they are read once for a while, and where callbacks go is always as the relay said last', async () => {
  const { clock, terms, welcome, requests } = setUp();
  await Promise.all([terms.read(), terms.read()]);
  welcome('https://relay.example');
  expect(await terms.read()).toMatchObject({ callbacks: 'https://relay.example' });
  expect(requests()).toBe(2);
  await clock.pass(6 * 60_000);
  await terms.read();
  expect(requests()).toBe(4);
});

test('credentials that may not read them hinder nobody, and are tried again the next time', async () => {
  const { twilio, terms, requests } = setUp();
  twilio.on('listCallerIds', (kind) => (kind === 'number' ? refused('forbidden') : ok([OFFICE])));
  expect(await terms.read()).toMatchObject({
    callerIds: [OFFICE],
    callerIdsFailure: { code: 'forbidden' },
  });
  expect(requests()).toBe(2);
  twilio.on('listCallerIds', () => ok([HOTLINE]));
  expect(await terms.read()).toMatchObject({ callerIds: [HOTLINE], callerIdsFailure: null });
});
