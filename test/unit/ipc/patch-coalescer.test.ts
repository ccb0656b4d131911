import { expect, test } from 'vitest';
import type { RosterPatch } from '../../../common/roster/patch.ts';
import { createPatchCoalescer } from '../../../main/ipc/patch-coalescer.ts';
import { callSid, conferenceSid } from '../../support/arbitraries/facts.ts';

function patch(fromRev: number, epoch = 'one'): RosterPatch {
  const op = {
    op: 'drop-participant' as const,
    conferenceSid: conferenceSid(1),
    callSid: callSid(fromRev),
    reason: null,
    callStatus: null,
  };
  return { epoch, fromRev, toRev: fromRev + 1, ops: [op] };
}

function coalescer() {
  const flushes: (() => void)[] = [];
  const sent: RosterPatch[] = [];
  const push = createPatchCoalescer(
    (flush) => flushes.push(flush),
    (joined) => sent.push(joined),
  );
  function frame(): void {
    for (const flush of flushes.splice(0)) flush();
  }
  return { push, sent, frame };
}

test('a patch that comes alone is sent at once', () => {
  const { push, sent, frame } = coalescer();
  push(patch(1));
  expect(sent).toEqual([patch(1)]);
  frame();
  push(patch(2));
  expect(sent).toEqual([patch(1), patch(2)]);
});

test('patches within a frame of the last one are sent as one, in order', () => {
  const { push, sent, frame } = coalescer();
  push(patch(1));
  push(patch(2));
  push(patch(3));
  push(patch(4));
  expect(sent).toHaveLength(1);
  frame();
  expect(sent).toHaveLength(2);
  expect(sent[1]).toMatchObject({ fromRev: 2, toRev: 5 });
  expect(sent[1]?.ops).toEqual([2, 3, 4].flatMap((rev) => patch(rev).ops));
  // What was sent then is followed by a pause as well.
  push(patch(5));
  expect(sent).toHaveLength(2);
  frame();
  frame();
  expect(sent).toHaveLength(3);
});

test('patches of different sessions are never joined', () => {
  const { push, sent, frame } = coalescer();
  push(patch(7));
  push(patch(8));
  push(patch(0, 'two'));
  frame();
  expect(sent.map(({ epoch, toRev }) => [epoch, toRev])).toEqual([
    ['one', 8],
    ['one', 9],
    ['two', 1],
  ]);
});
