import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AdditionState } from '../../../common/ipc/addition.ts';
import { afterNews, isOver, type News } from '../../../main/core/addition-state.ts';

const NOW = 1_000;
const QUEUED: AdditionState = { kind: 'queued', since: 0 };
const RINGING: AdditionState = { kind: 'ringing', since: 0 };

const read = (status: Extract<News, { kind: 'call' }>['call']['status'], lastedMs = null) =>
  ({ kind: 'call', call: { status, lastedMs } }) as const;
const told = (
  status: Extract<News, { kind: 'progress' }>['progress']['status'],
  codes: { sipCode?: number; twilioCode?: number } = {},
): News => ({
  kind: 'progress',
  progress: { status, sipCode: codes.sipCode ?? null, twilioCode: codes.twilioCode ?? null },
});
const left = (callStatus: string | null): News => ({ kind: 'left', callStatus });

function having(state: AdditionState, news: readonly News[], isCanceling = false): AdditionState {
  return news.reduce((before, one) => afterNews(before, one, { now: NOW, isCanceling }), state);
}

describe('how a call ended', () => {
  test.each(['busy', 'no-answer', 'failed', 'canceled'] as const)(
    '%s is told alike by the call, by its callback and by who leaves',
    (outcome) => {
      for (const news of [read(outcome), told(outcome), left(outcome)]) {
        expect(having(RINGING, [news])).toMatchObject({ kind: 'ended', outcome, since: NOW });
      }
    },
  );

  test('of one that was answered and is over: they were on the call', () => {
    const answered = { kind: 'call', call: { status: 'completed', lastedMs: 0 } } as const;
    expect(having(RINGING, [answered])).toMatchObject({ kind: 'connected' });
  });

  test('of one that is completed and was not answered: somebody stopped it', () => {
    expect(having(RINGING, [read('completed')])).toMatchObject({ outcome: 'canceled' });
  });

  test.each([told('completed'), left('completed'), left(null), left('something new')])(
    'is not guessed from %j',
    (news) => {
      expect(having(RINGING, [news])).toBe(RINGING);
    },
  );

  test('is told with the codes of the callback, whichever comes first', () => {
    const codes = { sipCode: 486, twilioCode: 13_224 };
    const ended = { kind: 'ended', outcome: 'busy', ...codes };
    expect(having(RINGING, [told('busy', codes), read('busy')])).toMatchObject(ended);
    expect(having(RINGING, [read('busy'), told('busy', codes)])).toMatchObject(ended);
  });

  test('is learned later of somebody who left the list, and never forgotten', () => {
    const lost = { kind: 'lost' } as const;
    expect(having(RINGING, [lost])).toMatchObject({ outcome: 'left-list' });
    expect(having(RINGING, [lost, told('busy')])).toMatchObject({ outcome: 'busy' });
    expect(having(RINGING, [told('busy'), lost])).toMatchObject({ outcome: 'busy' });
  });
});

test('what is being stopped and just answered is not called connected', () => {
  const answered: News = { kind: 'participant', status: 'connected' };
  expect(having(RINGING, [answered, read('in-progress')], true)).toBe(RINGING);
  expect(having(RINGING, [answered], false)).toMatchObject({ kind: 'connected' });
  const ended = { kind: 'call', call: { status: 'completed', lastedMs: 1_000 } } as const;
  expect(having(RINGING, [ended], true)).toMatchObject({ outcome: 'canceled' });
});

test('news of an earlier step are old', () => {
  expect(having(RINGING, [told('initiated'), read('queued')])).toBe(RINGING);
  expect(having(QUEUED, [{ kind: 'participant', status: 'connecting' }])).toBe(QUEUED);
});

const statuses = fc.constantFrom(
  'queued',
  'initiated',
  'ringing',
  'in-progress',
  'completed',
  'busy',
  'failed',
  'no-answer',
  'canceled',
);
const code = fc.option(fc.integer({ min: 100, max: 700 }));
const someNews: fc.Arbitrary<News> = fc.oneof(
  fc.record({
    kind: fc.constant('call'),
    call: fc.record({ status: statuses, lastedMs: fc.option(fc.nat()) }),
  }),
  fc.record({
    kind: fc.constant('progress'),
    progress: fc.record({ status: statuses, sipCode: code, twilioCode: code }),
  }),
  fc.record({
    kind: fc.constant('participant'),
    status: fc.constantFrom('queued', 'connecting', 'ringing', 'connected', 'complete', 'failed'),
  }),
  fc.record({
    kind: fc.constant('left'),
    callStatus: fc.constantFrom(null, 'busy', 'completed', 'canceled', 'nonsense'),
  }),
  fc.constant({ kind: 'lost' }),
) as fc.Arbitrary<News>;
const STEPS: readonly AdditionState['kind'][] = ['asking', 'checking', 'queued', 'ringing'];

describe('whatever is told, in whatever order', () => {
  test('an attempt never goes back, and once it is over it stays over', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(someNews, fc.boolean()), { maxLength: 20 }), (all) => {
        let state: AdditionState = { kind: 'asking', since: 0 };
        for (const [news, isCanceling] of all) {
          const next = afterNews(state, news, { now: NOW, isCanceling });
          if (isOver(state)) {
            expect(next.kind).toBe(state.kind);
          } else {
            const step = STEPS.indexOf(next.kind);
            expect(isOver(next) || step >= STEPS.indexOf(state.kind)).toBe(true);
          }
          if (state.kind === 'ended' && next.kind === 'ended' && state.outcome !== 'left-list') {
            expect(next.outcome).toBe(state.outcome);
            expect(next.sipCode).toBe(state.sipCode ?? next.sipCode);
          }
          state = next;
        }
      }),
    );
  });

  test('the same news twice changes nothing', () => {
    fc.assert(
      fc.property(someNews, fc.boolean(), (news, isCanceling) => {
        const once = afterNews(QUEUED, news, { now: NOW, isCanceling });
        expect(afterNews(once, news, { now: NOW + 1, isCanceling })).toBe(once);
      }),
    );
  });
});
