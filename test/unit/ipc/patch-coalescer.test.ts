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

test('patches of one frame are sent as one, in order', () => {
  const { push, sent, frame } = coalescer();
  push(patch(1));
  push(patch(2));
  push(patch(3));
  expect(sent).toEqual([]);
  frame();
  expect(sent).toHaveLength(1);
  expect(sent[0]).toMatchObject({ fromRev: 1, toRev: 4 });
  expect(sent[0]?.ops).toEqual([1, 2, 3].flatMap((rev) => patch(rev).ops));
  frame();
  expect(sent).toHaveLength(1);
});

test('patches of different sessions are never joined', () => {
  const { push, sent, frame } = coalescer();
  push(patch(7));
  push(patch(0, 'two'));
  frame();
  expect(sent.map(({ epoch, toRev }) => [epoch, toRev])).toEqual([
    ['one', 8],
    ['two', 1],
  ]);
});
