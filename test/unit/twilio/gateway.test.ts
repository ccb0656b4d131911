import { expect, it } from 'vitest';
import { z } from 'zod';
import { ok } from '../../../common/failure.ts';
import { failureInWords } from '../../../main/core/failure-words.ts';
import type { TwilioFailure } from '../../../main/core/twilio-port.ts';
import { throughGateway, whoFailed } from '../../../main/twilio/gateway.ts';
import { createLimiter } from '../../../main/twilio/limiter.ts';
import { createRequester } from '../../../main/twilio/requester.ts';
import { createManualClock } from './manual-clock.ts';
import { broken, refusal, scriptedTransport } from './scripted-transport.ts';

const FAILURE: TwilioFailure = {
  kind: 'forbidden',
  status: 403,
  code: 20403,
  detail: 'A token of the role viewer may not mute.',
  retryAfterMs: null,
  requestId: null,
  mayHaveHappened: false,
};

const told = (failure: Partial<TwilioFailure>) => whoFailed({ ...FAILURE, ...failure });

it('requests go to the gateway, and those of further pages lead there already', async () => {
  const targets: string[] = [];
  const transport = throughGateway({
    async exchange({ target }) {
      targets.push(target);
      return ok({ status: 200, header: () => null, text: '' });
    },
    close: async () => {},
  });
  const { signal } = new AbortController();
  for (const target of ['/2010-04-01/A.json?B=1', '/gateway/2010-04-01/A.json?Page=2']) {
    await transport.exchange({ method: 'GET', target, form: null }, signal);
  }
  expect(targets).toEqual(['/gateway/2010-04-01/A.json?B=1', '/gateway/2010-04-01/A.json?Page=2']);
});

it('what the relay refused is told in its own words', () => {
  const failure = told({});
  expect(failure.by).toBe('relay');
  expect(failureInWords(failure, 'mute Agent 4')).toEqual({
    code: 'forbidden',
    message: 'Could not mute Agent 4. A token of the role viewer may not mute.',
    hint: expect.stringContaining('another role'),
  });
});

it('what Twilio refused, through the relay, is told as Twilio’s', () => {
  const failure = told({ requestId: 'RQ1', code: 16028, kind: 'refused' });
  expect(failure.by).toBeUndefined();
  expect(failureInWords(failure, 'coach Agent 4').twilioCode).toBe(16028);
});

it('what the relay could not send did not happen', () => {
  const failure = told({ code: 20503, kind: 'server', mayHaveHappened: true });
  expect(failure).toMatchObject({ kind: 'unreachable', mayHaveHappened: false });
});

it('a relay that is away is said to be, and not Twilio', () => {
  const failure = told({ kind: 'unreachable', code: null, status: null, detail: 'refused' });
  const { message, hint } = failureInWords(failure, 'read the calls');
  expect(message).toBe('Could not read the calls. The relay cannot be reached: refused.');
  expect(hint).not.toContain('Twilio');
});

it('an act whose answer the relay lost may have happened', () => {
  const failure = told({ kind: 'timeout', code: null, status: null, mayHaveHappened: true });
  expect(failureInWords(failure, 'hold Agent 4')).toMatchObject({ code: 'unknown-outcome' });
});

it('what an earlier try may have done is not undone by a later one that the relay could not send', async () => {
  const clock = createManualClock();
  const outcomes = [broken('interrupted'), ...Array.from({ length: 4 }, () => refusal(503, 20503))];
  const requester = createRequester({
    transport: scriptedTransport(...outcomes),
    clock,
    limiter: createLimiter(2, clock),
    redact: (text) => text,
    onUnknown: () => undefined,
    judge: whoFailed,
  });
  const request = {
    method: 'POST',
    target: '/',
    form: 'Muted=false',
    answer: z.unknown(),
  } as const;
  const unmute = { kind: 'set', request, read: () => undefined } as const;
  const answer = await clock.passUntil(requester.send(unmute));
  if (answer.ok) throw new Error('It has to fail');
  expect(answer.error).toMatchObject({ kind: 'unreachable', by: 'relay', mayHaveHappened: true });
  expect(failureInWords(answer.error, 'coach Agent 4')).toMatchObject({ code: 'unknown-outcome' });
});

it('credentials of the relay that Twilio refuses are nothing to mend in the profile', () => {
  const failure = told({ requestId: 'RQ1', kind: 'unauthorized', status: 401, code: 20003 });
  const { message, hint } = failureInWords(failure, 'read the calls');
  expect(message).toContain('credentials of the relay');
  expect(hint).toContain('whoever runs the relay');
});
