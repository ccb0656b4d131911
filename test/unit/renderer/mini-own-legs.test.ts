import fc from 'fast-check';
import { expect, test } from 'vitest';
import { supervisorLabel } from '../../../common/model/supervisor-label.ts';
import type { ParticipantRow } from '../../../common/roster/rows.ts';
import { isTooOld } from '../../../renderer/features/mini/is-too-old.ts';
import { inModeSince, ownLegsByHearing } from '../../../renderer/features/mini/own-legs.ts';
import {
  callSid,
  conferenceRow,
  conferenceView,
  participantRow,
  rosterView,
} from '../../support/arbitraries/rows.ts';
import { linkOf } from './links.ts';

const label = supervisorLabel({ consoleId: 'mine', name: 'Alex' });
const others = supervisorLabel({ consoleId: 'theirs', name: 'Bo' });

/** A leg of mine on a call of its own, with somebody to coach. */
function callWith(conf: number, mine: Partial<ParticipantRow>) {
  const me = participantRow(conf, conf * 10, { label, ...mine });
  return conferenceView(conferenceRow(conf), [me, participantRow(conf, conf * 10 + 1)]);
}

const MODES = {
  listening: { muted: true },
  'on-hold': { hold: true },
  dialling: { status: 'ringing' },
  coaching: { coaching: true },
  'barged-in': {},
} as const;

function modeOn(conf: number, mode: keyof typeof MODES, source: ParticipantRow['source'] = 'poll') {
  const target = mode === 'coaching' ? { callSidToCoach: callSid(conf * 10 + 1) } : {};
  return callWith(conf, { ...MODES[mode], ...target, source });
}

test('of my legs the one that most people may hear comes first', () => {
  const order = ['barged-in', 'coaching', 'dialling', 'on-hold', 'listening'] as const;
  fc.assert(
    fc.property(fc.shuffledSubarray([...order]), (modes) => {
      const view = rosterView(...modes.map((mode, at) => modeOn(at + 1, mode)));
      const shown = ownLegsByHearing(view, 'mine').map(({ mode }) => mode.kind);
      expect(shown).toEqual(order.filter((mode) => modes.includes(mode)));
    }),
  );
});

test('an alarm comes before everything, and what is not confirmed before the same confirmed', () => {
  const alarm = callWith(3, { coaching: true, callSidToCoach: null });
  const view = rosterView(modeOn(1, 'coaching'), modeOn(2, 'coaching', 'event'), alarm);
  const legs = ownLegsByHearing(view, 'mine');
  expect(legs.map(({ mode }) => [mode.kind, mode.confirmed])).toEqual([
    ['alarm', true],
    ['coaching', false],
    ['coaching', true],
  ]);
});

test('the legs of a colleague are not mine', () => {
  expect(ownLegsByHearing(rosterView(callWith(1, { label: others })), 'mine')).toEqual([]);
});

test('the clock runs since what the mode says', () => {
  const times = { createdAt: 1, heldSince: 2, mutedSince: 3, audibleSince: 4 };
  const since = (mine: Partial<ParticipantRow>) =>
    ownLegsByHearing(rosterView(callWith(1, { ...times, ...mine })), 'mine').map(inModeSince);
  expect(since({ status: 'ringing' })).toEqual([1]);
  expect(since({ hold: true })).toEqual([2]);
  expect(since({ muted: true })).toEqual([3]);
  expect(since({})).toEqual([4]);
});

test('a leg that nothing has confirmed for a minute is too old to be believed', () => {
  const now = 1_000_000;
  const link = linkOf({ nextReadAt: now + 1_000 });
  const [own] = ownLegsByHearing(rosterView(modeOn(1, 'coaching')), 'mine');
  if (own === undefined) throw new Error('I am on the call');
  const at = (asOf: number) => ({
    ...own,
    leg: { ...own.leg, asOf },
    conference: { ...own.conference, row: { ...own.conference.row, participantsAsOf: asOf } },
  });
  expect(isTooOld(at(now - 59_000), link, now)).toBe(false);
  expect(isTooOld(at(now - 61_000), link, now)).toBe(true);
  expect(isTooOld(at(now), linkOf({ state: 'stale' }), now)).toBe(true);
  expect(isTooOld(at(now), linkOf({ nextReadAt: now - 60_000 }), now)).toBe(true);
});
