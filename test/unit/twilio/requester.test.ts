import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createLimiter } from '../../../main/twilio/limiter.ts';
import { createRequester, type Operation } from '../../../main/twilio/requester.ts';
import { type OperationKind, TOTAL_DEADLINE_MS } from '../../../main/twilio/retry-table.ts';
import { createManualClock } from './manual-clock.ts';
import { answer, broken, type Outcome, refusal, scriptedTransport } from './scripted-transport.ts';

const DONE = answer(200, { value: 'done' });

function operation(kind: OperationKind): Operation<{ value: string }, string> {
  return {
    kind,
    request: {
      method: kind === 'read' ? 'GET' : 'POST',
      target: `/${kind}`,
      form: null,
      answer: z.object({ value: z.string() }),
    },
    read: ({ value }) => value,
  };
}

function setUp(outcomes: readonly Outcome[], concurrency = 4) {
  const clock = createManualClock();
  const transport = scriptedTransport(...outcomes);
  const requester = createRequester({
    transport,
    clock,
    limiter: createLimiter(concurrency, clock),
    redact: (text) => text,
    onUnknown: () => undefined,
  });
  return { clock, transport, requester };
}

describe('a request', () => {
  it('is answered', async () => {
    const { clock, requester } = setUp([DONE]);
    expect(await clock.passUntil(requester.send(operation('read')))).toEqual({
      ok: true,
      value: 'done',
    });
  });

  it.each(['read', 'set', 'remove'] as const)('to %s is sent until it works', async (kind) => {
    const { clock, transport, requester } = setUp([
      broken('unreachable'),
      refusal(503, 20503),
      broken('interrupted'),
      DONE,
    ]);
    const result = await clock.passUntil(requester.send(operation(kind)));
    expect(result.ok).toBe(true);
    expect(transport.requests).toHaveLength(4);
  });

  it.each([broken('unreachable'), broken('interrupted'), broken('timeout'), refusal(500, 20500)])(
    'that acts again each time is sent once',
    async (outcome) => {
      const { clock, transport, requester } = setUp([outcome]);
      expect((await clock.passUntil(requester.send(operation('once')))).ok).toBe(false);
      expect(transport.requests).toHaveLength(1);
    },
  );

  it('that acts again is repeated after "too many requests", which nobody processed', async () => {
    const { clock, requester } = setUp([refusal(429, 20429, { 'retry-after': '1' }), DONE]);
    const startedAt = clock.now();
    expect((await clock.passUntil(requester.send(operation('once')))).ok).toBe(true);
    expect(clock.now() - startedAt).toBeGreaterThanOrEqual(1000);
  });

  it('of a poll is not repeated: its next round is', async () => {
    const { clock, transport, requester } = setUp([refusal(503, 20503)]);
    const result = await clock.passUntil(requester.send(operation('read'), { repeat: false }));
    expect(result).toMatchObject({ ok: false, error: { kind: 'server' } });
    expect(transport.requests).toHaveLength(1);
  });

  it('gives up at the deadline, also while one answer hangs', async () => {
    const { clock, requester } = setUp(['no answer']);
    const startedAt = clock.now();
    const result = await clock.passUntil(requester.send(operation('set')));
    expect(result).toMatchObject({ ok: false, error: { kind: 'timeout', mayHaveHappened: true } });
    expect(clock.now() - startedAt).toBe(TOTAL_DEADLINE_MS);
  });
});

describe('waiting for its turn', () => {
  /** Answers each request after this long, by the clock. */
  function slow(answersAfterMs: number, concurrency: number) {
    const clock = createManualClock();
    const requester = createRequester({
      transport: {
        async exchange(_request, signal) {
          await clock.sleep(answersAfterMs, signal);
          return signal.aborted ? broken('interrupted') : DONE;
        },
        close: async () => undefined,
      },
      clock,
      limiter: createLimiter(concurrency, clock),
      redact: (text) => text,
      onUnknown: () => undefined,
    });
    return { clock, requester };
  }

  it('does not count: a large floor of a slow Twilio is read to its end', async () => {
    const { clock, requester } = slow(500, 4);
    const startedAt = clock.now();
    const results = await clock.passUntil(
      Promise.all(Array.from({ length: 200 }, () => requester.send(operation('read')))),
    );
    expect(clock.now() - startedAt).toBeGreaterThan(TOTAL_DEADLINE_MS);
    expect(results.filter(({ ok }) => !ok)).toEqual([]);
  });

  it('gives the whole deadline to the request that is sent at last, and no more', async () => {
    const { clock, requester } = slow(TOTAL_DEADLINE_MS + 1, 1);
    const startedAt = clock.now();
    const sending = [requester.send(operation('read')), requester.send(operation('read'))];
    const [first, second] = await clock.passUntil(Promise.all(sending));
    expect(first).toMatchObject({ error: { kind: 'timeout' } });
    expect(second).toMatchObject({ error: { kind: 'timeout' } });
    expect(clock.now() - startedAt).toBe(2 * TOTAL_DEADLINE_MS);
  });

  it('ends at once when it is given up', async () => {
    const { clock, requester } = slow(500, 1);
    const giving = new AbortController();
    void requester.send(operation('read'));
    const queued = requester.send(operation('set'), { signal: giving.signal });
    giving.abort();
    const startedAt = clock.now();
    expect(await clock.passUntil(queued)).toMatchObject({
      error: { kind: 'aborted', mayHaveHappened: false },
    });
    expect(clock.now()).toBe(startedAt);
  });
});

describe('whether a failed request may have happened', () => {
  const outcomeOf = async (kind: OperationKind, ...outcomes: readonly Outcome[]) => {
    const { clock, requester } = setUp(outcomes);
    const result = await clock.passUntil(requester.send(operation(kind)));
    if (result.ok) throw new Error('no failure');
    return result.error.mayHaveHappened;
  };

  it('is open when the answer was lost', async () => {
    expect(await outcomeOf('once', broken('interrupted'))).toBe(true);
    expect(await outcomeOf('once', broken('timeout'))).toBe(true);
    expect(await outcomeOf('once', broken('malformed'))).toBe(true);
    expect(await outcomeOf('once', refusal(500, 20500))).toBe(true);
  });

  it('is certain when nothing was sent or Twilio refused', async () => {
    expect(await outcomeOf('once', broken('unreachable'))).toBe(false);
    expect(await outcomeOf('once', refusal(404, 20404))).toBe(false);
  });

  it('is certain for a read', async () => {
    expect(await outcomeOf('read', broken('malformed'))).toBe(false);
  });

  it('stays open when a later repeat is refused: the first may have worked', async () => {
    expect(await outcomeOf('set', broken('interrupted'), refusal(404, 20404))).toBe(true);
    expect(await outcomeOf('set', broken('unreachable'), refusal(404, 20404))).toBe(false);
  });
});

describe('a removal', () => {
  const removal: Operation<{ value: string }, string> = {
    ...operation('remove'),
    alreadyDone: { when: ({ kind }) => kind === 'not-found', value: 'was done' },
  };

  it('whose answer was lost is done when the next one finds nobody', async () => {
    const { clock, requester } = setUp([broken('interrupted'), refusal(404, 20404)]);
    expect(await clock.passUntil(requester.send(removal))).toEqual({ ok: true, value: 'was done' });
  });

  it('that finds nobody at first has failed', async () => {
    const { clock, requester } = setUp([refusal(404, 20404)]);
    expect(await clock.passUntil(requester.send(removal))).toMatchObject({ ok: false });
  });

  it('that was never sent before has failed, too', async () => {
    const { clock, requester } = setUp([broken('unreachable'), refusal(404, 20404)]);
    expect(await clock.passUntil(requester.send(removal))).toMatchObject({ ok: false });
  });
});

describe('giving up', () => {
  it('ends a request under way, whose effect is then open', async () => {
    const { clock, requester } = setUp(['no answer']);
    const giving = new AbortController();
    const sending = requester.send(operation('set'), { signal: giving.signal });
    await Promise.resolve();
    giving.abort();
    expect(await clock.passUntil(sending)).toMatchObject({
      ok: false,
      error: { kind: 'aborted', mayHaveHappened: true },
    });
  });

  it('before a request is sent leaves nothing done', async () => {
    const { clock, transport, requester } = setUp([]);
    const result = await clock.passUntil(
      requester.send(operation('set'), { signal: AbortSignal.abort() }),
    );
    expect(result).toMatchObject({ ok: false, error: { kind: 'aborted', mayHaveHappened: false } });
    expect(transport.requests).toHaveLength(0);
  });

  it('ends the wait before a repeat', async () => {
    const { clock, transport, requester } = setUp([
      refusal(429, 20429, { 'retry-after': '9' }),
      DONE,
    ]);
    const giving = new AbortController();
    const startedAt = clock.now();
    const sending = requester.send(operation('set'), { signal: giving.signal });
    void clock.sleep(1000).then(() => giving.abort());
    expect(await clock.passUntil(sending)).toMatchObject({ ok: false, error: { kind: 'aborted' } });
    expect(clock.now() - startedAt).toBe(1000);
    expect(transport.requests).toHaveLength(1);
  });

  it('by closing ends all, and whatever is asked afterwards', async () => {
    const { clock, requester } = setUp(['no answer', 'no answer']);
    const sending = [requester.send(operation('set')), requester.send(operation('read'))];
    await requester.close();
    sending.push(requester.send(operation('read')));
    for (const result of await clock.passUntil(Promise.all(sending))) {
      expect(result).toMatchObject({ ok: false, error: { kind: 'aborted' } });
    }
  });
});

describe('the account that is shared with the live traffic', () => {
  it('gets so many requests at once and no more, commands first', async () => {
    const { clock, transport, requester } = setUp([DONE, DONE, DONE, DONE], 1);
    const sending = (['read', 'read', 'set', 'once'] as const).map((kind) =>
      requester.send(operation(kind)),
    );
    await clock.passUntil(Promise.all(sending));
    expect(transport.requests.map(({ target }) => target)).toEqual([
      '/read',
      '/set',
      '/once',
      '/read',
    ]);
  });

  it('gets one request less from polls than from all, so that a command goes out at once', async () => {
    const clock = createManualClock();
    const underWay: string[] = [];
    const requester = createRequester({
      transport: {
        async exchange({ target }, signal) {
          underWay.push(target);
          await clock.sleep(100, signal);
          underWay.splice(underWay.indexOf(target), 1);
          return DONE;
        },
        close: async () => undefined,
      },
      clock,
      limiter: createLimiter(3, clock),
      redact: (text) => text,
      onUnknown: () => undefined,
    });
    const polls = Array.from({ length: 9 }, () => requester.send(operation('read')));
    await clock.pass(0);
    expect(underWay).toEqual(['/read', '/read']);
    const command = requester.send(operation('set'));
    await clock.pass(0);
    expect(underWay).toEqual(['/read', '/read', '/set']);
    const results = await clock.passUntil(Promise.all([command, ...polls]));
    expect(results.every(({ ok }) => ok)).toBe(true);
  });

  it('gets what silences the supervisor at once, whatever has its places', async () => {
    const clock = createManualClock();
    const sent: string[] = [];
    const requester = createRequester({
      transport: {
        async exchange({ target }, signal) {
          sent.push(target);
          await clock.sleep(100, signal);
          return DONE;
        },
        close: async () => undefined,
      },
      clock,
      limiter: createLimiter(1, clock),
      redact: (text) => text,
      onUnknown: () => undefined,
    });
    const once = [1, 2].map(() => requester.send(operation('once')));
    const silence = requester.send(operation('set'), { isUrgent: true });
    await clock.pass(0);
    expect(sent).toEqual(['/once', '/set']);
    await clock.passUntil(Promise.all([...once, silence]));
  });

  it('gets no polls for a while after "too many requests"', async () => {
    const { clock, transport, requester } = setUp([
      refusal(429, 20429, { 'retry-after': '5' }),
      DONE,
      DONE,
    ]);
    const startedAt = clock.now();
    await clock.passUntil(requester.send(operation('read'), { repeat: false }));

    const poll = requester.send(operation('read'), { repeat: false });
    await clock.passUntil(requester.send(operation('set')));
    expect(clock.now()).toBe(startedAt);
    await clock.passUntil(poll);
    expect(clock.now() - startedAt).toBe(5000);
    expect(transport.requests.map(({ target }) => target)).toEqual(['/read', '/set', '/read']);
  });

  it('gets no polls either that were waiting for their turn already, and commands pass them', async () => {
    const throttled = refusal(429, 20429, { 'retry-after': '5' });
    const { clock, transport, requester } = setUp([throttled, DONE, DONE, DONE], 1);
    const startedAt = clock.now();
    const [first, ...queued] = [1, 2, 3].map(() =>
      requester.send(operation('read'), { repeat: false }),
    );
    await clock.pass(0);
    expect(await first).toMatchObject({ error: { kind: 'throttled' } });
    expect(transport.requests).toHaveLength(1);

    await clock.passUntil(requester.send(operation('set')));
    expect(clock.now()).toBe(startedAt);
    expect((await clock.passUntil(Promise.all(queued))).every(({ ok }) => ok)).toBe(true);
    expect(clock.now() - startedAt).toBe(5000);
    expect(transport.requests.map(({ target }) => target)).toEqual([
      '/read',
      '/set',
      '/read',
      '/read',
    ]);
  });
});
