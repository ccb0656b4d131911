import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { type AskedOf, type BulkAct, planBulk } from '../../../common/floor/bulk.ts';
import {
  noteConfirmed,
  planRestore,
  type RestorePoint,
  restorePointOf,
} from '../../../common/floor/restore.ts';
import type { Command } from '../../../common/ipc/command.ts';
import { afterCommand } from '../../../common/roster/after-command.ts';
import type { ParticipantRow } from '../../../common/roster/rows.ts';
import type { RosterView } from '../../../common/roster/view.ts';
import {
  callSid,
  conferenceRow,
  conferenceSid,
  conferenceView,
  participantRow,
  rosterView,
} from '../../support/arbitraries/rows.ts';
import { anyChanges, floorAfter } from './any-floor.ts';

const NOW = 5_000;
const nothingAsked: AskedOf = () => undefined;
const person = (call: number, changes: Partial<ParticipantRow> = {}) =>
  participantRow(1, call, changes);
const floorOf = (...people: readonly ParticipantRow[]) =>
  rosterView(conferenceView(conferenceRow(1), people));
const people = (view: RosterView) =>
  [...view.conferences.values()].flatMap(({ participants }) => [...participants.values()]);
const plan = (view: RosterView, act: BulkAct, asked = nothingAsked) =>
  planBulk(view, people(view), act, 'one', asked);
const muteAll: BulkAct = { kind: 'mute', muted: true };
const holdAll: BulkAct = { kind: 'hold', hold: true };

describe('an act on many', () => {
  it('says who changes, who is so already, and who cannot, and why', () => {
    const view = floorOf(
      person(1),
      person(2, { muted: true }),
      person(3, { status: 'ringing' }),
      person(4, { label: 'supervisor:one:Ann' }),
      person(5, { label: 'supervisor:two:Ben', muted: true }),
    );
    const gone = person(9);
    const muting = planBulk(view, [...people(view), gone], muteAll, 'one', nothingAsked);
    expect(muting.changes.map((row) => row.callSid)).toEqual([callSid(1)]);
    expect(muting.already.map((row) => row.callSid)).toEqual([2, 5].map(callSid));
    expect(muting.cannot.map(({ row, why }) => [row.callSid, why])).toEqual([
      [callSid(3), 'not-connected'],
      [callSid(4), 'me'],
      [callSid(9), 'gone'],
    ]);
    const unmuting = plan(view, { kind: 'mute', muted: false });
    expect(unmuting.changes.map((row) => row.callSid)).toEqual([callSid(2)]);
    expect(unmuting.cannot).toContainEqual({ row: people(view)[4], why: 'supervisor' });
  });

  it('counts what was asked for before and is on its way', () => {
    const view = floorOf(person(1), person(2, { hold: true }));
    const asked: AskedOf = (row, flag) =>
      flag === 'hold' ? row.callSid === callSid(1) : undefined;
    const { changes, already } = plan(view, holdAll, asked);
    expect(changes.map((row) => row.callSid)).toEqual([callSid(2)]);
    expect(already.map((row) => row.callSid)).toEqual([callSid(1)]);
  });

  it('says what it does to the call', () => {
    const { consequences } = plan(floorOf(person(1), person(2)), muteAll);
    expect(consequences).toEqual([
      { conferenceSid: conferenceSid(1), all: [{ kind: 'nobody-hears-anybody' }] },
    ]);
    expect(plan(floorOf(person(1)), { kind: 'hold', hold: false }).consequences).toEqual([]);
  });

  it('announces to the call where it is meant for everybody, and to each one where it is not', () => {
    const announcement = { url: 'https://example.com/a', method: 'GET' } as const;
    const view = floorOf(person(1), person(2), person(3, { status: 'ringing' }));
    const act: BulkAct = { kind: 'announce', announcement };
    expect(plan(view, act).commands).toEqual([
      { kind: 'announce-to-all', conferenceSid: conferenceSid(1), ...announcement },
    ]);
    expect(planBulk(view, [person(2)], act, 'one', nothingAsked).commands).toEqual([
      { kind: 'announce', conferenceSid: conferenceSid(1), callSid: callSid(2), ...announcement },
    ]);
  });
});

/** The floor once Twilio has done all of it at that time. */
function after(view: RosterView, commands: readonly Command[], at: number): RosterView {
  const conferences = new Map(view.conferences);
  for (const command of commands) {
    const before = conferences.get(command.conferenceSid);
    const now = before && afterCommand(before, command, null);
    if (before === undefined || now == null) continue;
    const participants = [...now.participants.values()].map((row) => ({
      ...row,
      mutedSince: row.muted ? (row.mutedSince ?? at) : null,
      heldSince: row.hold ? (row.heldSince ?? at) : null,
    }));
    conferences.set(command.conferenceSid, conferenceView(now.row, participants));
  }
  return { ...view, conferences };
}

function pointOf(view: RosterView, act: BulkAct, earlier: RestorePoint | null = null) {
  const point = restorePointOf(plan(view, act), earlier, NOW);
  if (point === null) throw new Error('There is nothing to restore');
  return point;
}

const restore = (point: RestorePoint, view: RosterView, asked = nothingAsked) =>
  planRestore(point, view, 'one', asked);

const anyAct = fc.oneof(
  fc.boolean().map((muted) => ({ kind: 'mute' as const, muted })),
  fc.boolean().map((hold) => ({ kind: 'hold' as const, hold })),
);

test('everybody meant is in one of the lists, once', () => {
  fc.assert(
    fc.property(anyChanges, anyAct, (changes, act) => {
      const view = floorAfter(changes);
      const { changes: who, already, cannot, commands } = plan(view, act);
      const listed = [...who, ...already, ...cannot.map(({ row }) => row)];
      expect(new Set(listed)).toEqual(new Set(people(view)));
      expect(listed).toHaveLength(people(view).length);
      expect(commands).toHaveLength(who.length);
    }),
  );
});

test('after an act is done, the same act changes nobody', () => {
  fc.assert(
    fc.property(anyChanges, anyAct, (changes, act) => {
      const view = floorAfter(changes);
      const done = after(view, plan(view, act).commands, NOW);
      expect(plan(done, act).changes).toEqual([]);
    }),
  );
});

test('Restore brings back each one’s flags, however many acts came before it', () => {
  fc.assert(
    fc.property(anyChanges, fc.array(anyAct, { minLength: 1, maxLength: 4 }), (changes, acts) => {
      const before = floorAfter(changes);
      let view = before;
      let point: RestorePoint | null = null;
      acts.forEach((act, at) => {
        const done = plan(view, act);
        point = restorePointOf(done, point, NOW);
        view = after(view, done.commands, NOW + at);
        if (point !== null) point = noteConfirmed(point, view);
      });
      if (point === null) return;
      const { commands, changedSince, cannot } = restore(point, view);
      expect(changedSince).toEqual([]);
      const restored = after(view, commands, NOW + 100);
      const left = new Set(cannot.map(({ entry }) => entry.row.callSid));
      const flags = (from: RosterView) =>
        people(from)
          .filter((row) => !left.has(row.callSid))
          .map(({ callSid: sid, muted, hold }) => [sid, muted, hold]);
      expect(flags(restored)).toEqual(flags(before));
      // Only a supervisor whom nobody else may make heard stays as they are.
      for (const { why } of cannot) expect(why).toBe('supervisor');
    }),
    { numRuns: 300 },
  );
});

describe('Restore', () => {
  const view = floorOf(person(1), person(2), person(3, { hold: true, heldSince: 1 }));
  const done = after(view, plan(view, holdAll).commands, NOW);
  const point = noteConfirmed(pointOf(view, holdAll), done);
  const withRow = (call: number, changes: Partial<ParticipantRow>) =>
    floorOf(
      ...people(done).map((row) => (row.callSid === callSid(call) ? { ...row, ...changes } : row)),
    );

  it('touches nobody whom the act did not change', () => {
    expect(restore(point, done).commands).toEqual([
      { kind: 'hold', conferenceSid: conferenceSid(1), callSid: callSid(1), hold: false },
      { kind: 'hold', conferenceSid: conferenceSid(1), callSid: callSid(2), hold: false },
    ]);
  });

  it('leaves alone whom somebody else held again, and names who left', () => {
    const others = restore(point, withRow(1, { heldSince: NOW + 1 }));
    expect(others.changedSince.map(({ row }) => row.callSid)).toEqual([callSid(1)]);
    expect(others.commands).toHaveLength(1);
    const alone = floorOf(...people(done).slice(1));
    expect(restore(point, alone).cannot.map(({ why }) => why)).toEqual(['gone']);
  });

  it('sends nothing to whom somebody brought back already', () => {
    const back = withRow(2, { hold: false, heldSince: null });
    expect(restore(point, back).already.map(({ row }) => row.callSid)).toEqual([callSid(2)]);
  });

  it('takes back what is on its way as well', () => {
    const early = pointOf(view, holdAll);
    expect(restore(early, view).commands).toEqual([]);
    const asked: AskedOf = (_row, flag) => (flag === 'hold' ? true : undefined);
    expect(restore(early, view, asked).commands).toHaveLength(2);
  });
});
