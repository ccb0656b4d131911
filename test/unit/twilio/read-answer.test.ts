import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { saysGone, type TwilioFailureKind } from '../../../main/core/twilio-port.ts';
import { readAnswer } from '../../../main/twilio/read-answer.ts';
import { createRedact } from '../../../main/twilio/redact.ts';
import { answer, refusal } from './scripted-transport.ts';

const SECRET = 'f00dfeedf00dfeedf00dfeedf00dfeed';
const redact = createRedact({ username: 'SK1', password: SECRET });
const options = { acts: true, now: 0, redact };
const schema = z.object({ muted: z.boolean() });

function read(outcome: ReturnType<typeof answer>, acts = true) {
  if (!outcome.ok) throw new Error('no answer');
  return readAnswer(outcome.value, schema, { ...options, acts });
}

function failureOf(outcome: ReturnType<typeof answer>, acts = true) {
  const result = read(outcome, acts);
  if (result.ok) throw new Error('no failure');
  return result.error;
}

describe('an answer of Twilio', () => {
  it('is what its schema reads; unknown fields are no trouble', () => {
    expect(read(answer(200, { muted: true, new_field: 1 }))).toEqual({
      ok: true,
      value: { muted: true },
    });
  });

  it('is read whatever its content type says', () => {
    const headers = { 'content-type': 'text/html' };
    expect(read(answer(200, { muted: true }, headers))).toMatchObject({ ok: true });
  });

  it('that breaks the contract says where, and may have been acted on', () => {
    expect(failureOf(answer(200, { muted: 'yes' }))).toMatchObject({
      kind: 'malformed',
      status: 200,
      detail: expect.stringContaining('muted'),
      mayHaveHappened: true,
    });
    expect(failureOf(answer(200, { muted: 'yes' }), false).mayHaveHappened).toBe(false);
  });

  it.each(['', 'null', '[]', '"x"', '<html>', '{"muted":tr'])('is not %j', (text) => {
    expect(failureOf(answer(200, text)).kind).toBe('malformed');
  });

  it.each([16022, 20404])(
    'with code %i says that the thing is gone, whatever its status',
    (code) => {
      for (const status of [400, 404, 409]) {
        const failure = failureOf(refusal(status, code));
        expect(failure.kind).toBe('not-found');
        expect(saysGone(failure)).toBe(true);
      }
    },
  );

  it('that speaks of somebody else does not say that the thing is gone', () => {
    expect(saysGone(failureOf(refusal(404, 16028)))).toBe(false);
    expect(saysGone(failureOf(refusal(404, 99999)))).toBe(false);
  });

  it('keeps Twilio’s words, code, status, request and wait', () => {
    const headers = { 'retry-after': '2', 'twilio-request-id': 'RQ1' };
    expect(failureOf(refusal(429, 20429, headers))).toEqual({
      kind: 'throttled',
      status: 429,
      code: 20429,
      detail: 'Error 20429',
      retryAfterMs: 2000,
      requestId: 'RQ1',
      mayHaveHappened: false,
    });
  });
});

describe('a refusal of Twilio', () => {
  it.each<[number, number, TwilioFailureKind]>([
    [401, 20003, 'unauthorized'],
    [403, 20003, 'forbidden'],
    [403, 20403, 'forbidden'],
    [403, 20008, 'forbidden'],
    [401, 20005, 'forbidden'],
    [404, 20404, 'not-found'],
    [405, 20004, 'refused'],
    [400, 20007, 'refused'],
    [400, 21220, 'refused'],
    [429, 20429, 'throttled'],
    [500, 20500, 'server'],
    [503, 20503, 'server'],
    [408, 99999, 'timeout'],
  ])('HTTP %i with code %i is %s', (status, code, kind) => {
    expect(failureOf(refusal(status, code)).kind).toBe(kind);
  });

  it.each([400, 404, 409, 429, 500, 503])(
    'is told by its code when the conference refuses, and not by HTTP %i',
    (status) => {
      expect(failureOf(refusal(status, 16027))).toMatchObject({
        kind: 'refused',
        mayHaveHappened: false,
      });
      expect(failureOf(refusal(status, 16022)).kind).toBe('not-found');
      expect(failureOf(refusal(status, 20404)).kind).toBe('not-found');
    },
  );

  it('leaves the effect open after a server error, and only then', () => {
    expect(failureOf(refusal(500, 20500)).mayHaveHappened).toBe(true);
    expect(failureOf(refusal(500, 20500), false).mayHaveHappened).toBe(false);
    expect(failureOf(refusal(404, 20404)).mayHaveHappened).toBe(false);
    expect(failureOf(refusal(429, 20429)).mayHaveHappened).toBe(false);
  });
});

describe('an answer of somebody else', () => {
  it.each<[number, TwilioFailureKind]>([
    [502, 'server'],
    [503, 'server'],
    [429, 'throttled'],
    [408, 'timeout'],
    [401, 'malformed'],
    [403, 'malformed'],
    [404, 'malformed'],
    [302, 'malformed'],
    [200, 'malformed'],
  ])('HTTP %i is %s: a proxy does not know who left a call', (status, kind) => {
    expect(failureOf(answer(status, '<h1>Blocked</h1>')).kind).toBe(kind);
    expect(failureOf(answer(status, '{"message":"Forbidden"}')).kind).toBe(kind);
  });

  it('is quoted in a few plain words', () => {
    const page = `<html><style>b{}</style><script>evil()</script><body>\n <h1>502</h1> Bad <b>gateway</b> ${'x'.repeat(500)}`;
    const { detail } = failureOf(answer(502, page));
    expect(detail).toContain('502 Bad gateway xxx');
    expect(detail).not.toMatch(/[<>]|evil/);
    expect(detail.length).toBeLessThan(200);
  });

  it.each([
    SECRET,
    Buffer.from(`SK1:${SECRET}`).toString('base64'),
    Buffer.from(SECRET).toString('base64'),
  ])('is quoted without the credentials that it repeats', (leak) => {
    for (const padding of [0, 100, 115]) {
      const page = `<pre>${'.'.repeat(padding)} ${leak}</pre>`;
      expect(failureOf(answer(502, page)).detail).not.toContain(leak.slice(0, 4));
    }
    expect(failureOf(answer(400, { code: 20001, message: `Bad ${leak}` })).detail).toBe(
      'Bad [redacted]',
    );
  });
});
