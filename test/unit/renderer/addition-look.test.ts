import { describe, expect, test } from 'vitest';
import type { Addition, AdditionState } from '../../../common/ipc/addition.ts';
import { additionLook, whoOf } from '../../../renderer/features/additions/addition-look.ts';
import { createFailedAdds } from '../../../renderer/features/needs/failed-adds.ts';
import { attemptAtClick } from '../../../renderer/store/attempt.ts';
import { conferenceSid } from '../../support/arbitraries/rows.ts';

const ASKED_AT = 10_000;

function attempt(state: AdditionState, changes: Partial<Addition> = {}): Addition {
  const conference = { kind: 'live', sid: conferenceSid(1) } as const;
  const request = { id: 'a', conference, draft: { To: '+14155550100' } };
  return { ...attemptAtClick(request, 'Billing 4412', ASKED_AT), state, ...changes };
}

type Ended = Extract<AdditionState, { kind: 'ended' }>;
const ended = (outcome: Ended['outcome'], codes: Partial<Ended> = {}): Ended => ({
  kind: 'ended',
  since: ASKED_AT + 41_200,
  outcome,
  twilioCode: null,
  sipCode: null,
  ...codes,
});
const LOST = {
  code: 'refused',
  message: 'A participant with that label is on the call.',
  hint: 'Take another label.',
  twilioCode: 16025,
} as const;

test('somebody is called by their label with the number below it, else by the number alone', () => {
  const ringing = { kind: 'ringing', since: 1 } as const;
  const number = '+1\u00a0415\u00a0555\u00a00100';
  expect(whoOf(attempt(ringing))).toEqual({ name: number, address: null });
  expect(whoOf(attempt(ringing, { label: 'Ana' }))).toEqual({ name: 'Ana', address: number });
  expect(whoOf(attempt(ringing, { label: 'supervisor:one:Bo', to: 'client:bo' }))).toEqual({
    name: 'Bo',
    address: 'client:bo',
  });
});

describe('while it is under way', () => {
  test('a clock runs, and how long Twilio kept it waiting is said once it is known', () => {
    const queued = attempt({ kind: 'queued', since: 10_500 });
    expect(additionLook(queued)).toMatchObject({
      words: 'Queued by Twilio',
      since: 10_500,
      more: [],
    });
    const ringing = attempt({ kind: 'ringing', since: 11_200 }, { queueMs: 1_200 });
    expect(additionLook(ringing)).toMatchObject({
      words: 'Ringing',
      since: 11_200,
      more: ['waited 1.2 s in Twilio’s queue'],
    });
  });

  test('that it is to be stopped is a wish, and why it was not is said', () => {
    const ringing = { kind: 'ringing', since: 11_200 } as const;
    expect(additionLook(attempt(ringing, { isCanceling: true })).words).toBe('Canceling…');
    const failed = additionLook(attempt(ringing, { cancelFailure: LOST }));
    expect(failed).toMatchObject({ words: 'Ringing', tone: 'warn' });
    expect(failed.more).toEqual([`Not canceled: ${LOST.message}`]);
  });
});

describe('when it is over', () => {
  test.each([
    ['busy', 'Busy'],
    ['no-answer', 'No answer after 0:40'],
    ['failed', 'Could not be connected'],
    ['canceled', 'Canceled'],
    ['left-list', 'Left the list while ringing'],
  ] as const)('no clock runs, and it says how: %s', (outcome, words) => {
    const look = additionLook(attempt(ended(outcome), { queueMs: 1_200 }));
    expect(look).toMatchObject({ words, since: null });
  });

  test('codes of Twilio and of the other end are shown where they are known', () => {
    const look = additionLook(attempt(ended('failed', { twilioCode: 13_224, sipCode: 404 })));
    expect(look).toMatchObject({ twilioCode: 13_224, sipCode: 404 });
  });

  test('a refusal is told in Twilio’s words with its code', () => {
    expect(additionLook(attempt({ kind: 'refused', since: 1, failure: LOST }))).toMatchObject({
      words: 'Not dialled',
      more: [LOST.message, LOST.hint],
      twilioCode: 16_025,
    });
  });

  test('what nobody learned is said as just that', () => {
    const unknown = additionLook(attempt({ kind: 'unknown', since: 1, failure: LOST }));
    expect(unknown.words).toBe('Not known whether anybody was dialled');
  });
});

describe('what needs a supervisor', () => {
  const failedAdds = createFailedAdds();
  const why = (...states: AdditionState[]) =>
    failedAdds(states.map((state) => attempt(state))).map((add) => add.why);

  test('is who did not come, but not whom one canceled, nor who may still come', () => {
    expect(why(ended('busy'), ended('no-answer'), ended('failed'), ended('left-list'))).toEqual([
      'busy',
      'no-answer',
      'failed',
      'left-list',
    ]);
    expect(why({ kind: 'refused', since: 1, failure: LOST })).toEqual(['refused']);
    expect(why({ kind: 'unknown', since: 1, failure: LOST })).toEqual(['unknown']);
    expect(why(ended('canceled'))).toEqual([]);
    for (const kind of ['asking', 'checking', 'queued', 'ringing', 'connected'] as const) {
      expect(why({ kind, since: 1 })).toEqual([]);
    }
  });

  test('is the very same list while the attempts are', () => {
    const additions = [attempt(ended('busy'))];
    expect(failedAdds(additions)).toBe(failedAdds(additions));
  });
});
