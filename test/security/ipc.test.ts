import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ok } from '../../common/failure.ts';
import { callNames } from '../../common/ipc/channel-names.ts';
import { answer, type CallHandlers } from '../../main/ipc/answer.ts';
import { isTrustedSender } from '../../main/ipc/trusted-sender.ts';

const windows = new Set([1]);
const page = { webContentsId: 1, isMainFrame: true, origin: 'app://earshot' };

test('the console’s own page is answered', () => {
  expect(isTrustedSender(page, windows)).toBe(true);
});

test.each([
  ['another window', { ...page, webContentsId: 2 }],
  ['a frame inside of the page', { ...page, isMainFrame: false }],
  ['another origin', { ...page, origin: 'https://example.com' }],
  ['a look-alike origin', { ...page, origin: 'app://earshot.example' }],
  ['an opaque origin', { ...page, origin: 'null' }],
  ['a frame that is gone', null],
])('%s is refused', (_who, sender) => {
  expect(isTrustedSender(sender, windows)).toBe(false);
});

function handlersThat(act: () => never): { handlers: CallHandlers; reached: () => number } {
  let reached = 0;
  const handler = () => {
    reached += 1;
    return act();
  };
  const handlers = Object.fromEntries(callNames.map((name) => [name, handler]));
  return { handlers: handlers as unknown as CallHandlers, reached: () => reached };
}

test('garbage is refused before a handler sees it, on every channel', async () => {
  const { handlers, reached } = handlersThat(() => {
    throw new Error('reached');
  });
  const withArguments = callNames.filter((name) => name !== 'app:ready');
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...withArguments),
      fc.anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true }),
      async (name, input) => {
        fc.pre(input !== undefined);
        const result = await answer(name, handlers, input, () => undefined);
        expect(result.ok).toBe(false);
        if (!result.ok) expect(result.error.code).toBe('invalid');
      },
    ),
    { numRuns: 3_000 },
  );
  expect(reached()).toBe(0);
});

test.each([
  ['a label for a CallSid', { kind: 'mute', callSid: 'Agent 4', muted: true }],
  ['a word for a boolean', { kind: 'mute', muted: 'false' }],
  ['an unknown kind', { kind: 'end-everything' }],
  ['an announcement over http', { kind: 'announce', url: 'http://example.com/', method: 'GET' }],
  ['a script as announcement', { kind: 'announce', url: 'javascript:1', method: 'GET' }],
  [
    'credentials in an address',
    { kind: 'announce', url: 'https://a:b@example.com', method: 'GET' },
  ],
  ['another method', { kind: 'announce', url: 'https://example.com', method: 'DELETE' }],
])('a command with %s is refused', async (_what, changes) => {
  const { handlers, reached } = handlersThat(() => {
    throw new Error('reached');
  });
  const sids = { conferenceSid: `CF${'0'.repeat(32)}`, callSid: `CA${'0'.repeat(32)}` };
  const input = { commandId: '1', command: { ...sids, ...changes } };
  const result = await answer('command:run', handlers, input, () => undefined);
  expect(result.ok).toBe(false);
  expect(reached()).toBe(0);
});

test('a handler that throws becomes a failure in words, and the error goes to the log alone', async () => {
  const reported: unknown[] = [];
  const defect = new Error('token 0123456789abcdef0123456789abcdef');
  const { handlers } = handlersThat(() => {
    throw defect;
  });
  const result = await answer('session:get', handlers, undefined, (error) => reported.push(error));
  expect(result).toMatchObject({ ok: false, error: { code: 'internal' } });
  expect(JSON.stringify(result)).not.toContain('0123456789abcdef');
  expect(reported).toEqual([defect]);
});

test('what a handler answers is passed on', async () => {
  const { handlers } = handlersThat(() => {
    throw new Error('not this one');
  });
  const result = await answer(
    'vault:get',
    { ...handlers, 'vault:get': () => ok({ kind: 'keychain', reason: null }) },
    undefined,
    () => undefined,
  );
  expect(result).toEqual({ ok: true, value: { kind: 'keychain', reason: null } });
});
