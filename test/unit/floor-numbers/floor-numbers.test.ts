import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { floorNumbersOf } from '../../../common/floor-numbers/floor-numbers.ts';
import {
  callSid,
  conferenceRow,
  conferenceSid,
  participantRow,
} from '../../support/arbitraries/rows.ts';

const NOW = 1_000_000;

const someone = fc.record({
  status: fc.constantFrom('connected' as const, 'connected' as const, 'ringing' as const),
  heldSince: fc.option(fc.nat(NOW)),
  talkedMs: fc.nat(60_000),
  lastSpokeAt: fc.option(fc.nat(NOW)),
});
const someCall = fc.record({
  status: fc.constantFrom('in-progress' as const, 'init' as const),
  tellsOfTalk: fc.boolean(),
  people: fc.array(someone, { maxLength: 4 }),
});

describe('the numbers of a floor', () => {
  test('are what counting by hand says', () => {
    fc.assert(
      fc.property(fc.array(someCall, { maxLength: 6 }), (calls) => {
        const floor = calls.map(({ status, tellsOfTalk, people }, conf) => ({
          conference: conferenceRow(conf + 1, { status, tellsOfTalk }),
          participants: people.map((person, call) => participantRow(conf + 1, call + 1, person)),
        }));
        const connected = calls.flatMap(({ tellsOfTalk, people }) =>
          people
            .filter(({ status }) => status === 'connected')
            .map((person) => ({ ...person, tellsOfTalk })),
        );
        const holds = connected.flatMap(({ heldSince }) => heldSince ?? []);
        const talks = connected
          .filter(({ tellsOfTalk, lastSpokeAt }) => tellsOfTalk || lastSpokeAt !== null)
          .map(({ talkedMs }) => talkedMs);
        const numbers = floorNumbersOf(floor, NOW);
        expect(numbers).toMatchObject({
          conferences: calls.filter(({ status }) => status === 'in-progress').length,
          people: connected.length,
        });
        expect(numbers.longestHold?.since ?? null).toBe(
          holds.length === 0 ? null : Math.min(...holds),
        );
        if (talks.length === 0) expect(numbers.averageTalkMs).toBeNull();
        else {
          const average = talks.reduce((sum, ms) => sum + ms, 0) / talks.length;
          expect(numbers.averageTalkMs).toBeCloseTo(average);
        }
      }),
    );
  });

  test('say who waits longest, and count the talk that goes on', () => {
    const floor = [
      {
        conference: conferenceRow(1),
        participants: [
          participantRow(1, 1, { heldSince: 5_000 }),
          participantRow(1, 2, { heldSince: 2_000 }),
          participantRow(1, 3, { talkedMs: 1_000, speakingSince: NOW - 3_000 }),
        ],
      },
    ];
    expect(floorNumbersOf(floor, NOW)).toEqual({
      conferences: 1,
      people: 3,
      longestHold: { conferenceSid: conferenceSid(1), callSid: callSid(2), since: 2_000 },
      averageTalkMs: 4_000,
    });
  });
});
