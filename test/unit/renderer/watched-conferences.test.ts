import { expect, test } from 'vitest';
import { keyOf } from '../../../common/floor/floor-items.ts';
import { type FloorLine, floorLines } from '../../../renderer/features/floor/floor-lines.ts';
import { watchedConferences } from '../../../renderer/features/floor/watched-conferences.ts';
import { callSid, conferenceSid } from '../../support/arbitraries/facts.ts';

/** A note, and each call in three lines: its head and two people. */
function linesOf(calls: number): readonly FloorLine[] {
  const items = Array.from({ length: calls }, (_, index) => {
    const sid = conferenceSid(index + 1);
    const person = (n: number) =>
      ({
        kind: 'participant',
        key: keyOf(sid, callSid(n)),
        conferenceSid: sid,
        callSid: callSid(n),
      }) as const;
    const head = { kind: 'conference', key: sid, sid } as const;
    return [head, person(2 * index + 2), person(2 * index + 3)];
  });
  const note = {
    id: 'note',
    conferenceSid: conferenceSid(9_999),
    callSid: null,
    failure: { code: 'gone', message: 'Gone.', hint: 'Look.' },
  } as const;
  return floorLines(items.flat(), { notes: [note], additions: [], isGrouped: true });
}

test('every call with a line in sight is watched, also one whose head is above the edge', () => {
  // The note, then lines 1 to 3 of the first call: the range begins at its last person.
  const watched = watchedConferences(linesOf(3), { startIndex: 3, endIndex: 4 }, []);
  expect(watched).toEqual([conferenceSid(1), conferenceSid(2)]);
});

test('the call that I am on comes first, in sight or not, and once', () => {
  const range = { startIndex: 0, endIndex: 6 };
  expect(watchedConferences(linesOf(3), range, [conferenceSid(2)])).toEqual([
    conferenceSid(2),
    conferenceSid(1),
  ]);
  expect(watchedConferences(linesOf(3), null, [conferenceSid(3)])).toEqual([conferenceSid(3)]);
});

test('a call that is over is not watched for its note', () => {
  expect(watchedConferences(linesOf(1), { startIndex: 0, endIndex: 0 }, [])).toEqual([]);
});

test('never more are named than main takes', () => {
  const all = watchedConferences(linesOf(300), { startIndex: 0, endIndex: 900 }, [
    conferenceSid(300),
  ]);
  expect(all).toHaveLength(200);
  expect(all[0]).toBe(conferenceSid(300));
});
