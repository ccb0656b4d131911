import { expect, it } from 'vitest';
import { SUPERVISOR_ENDPOINT } from '../../../simulator/domain/dial-plan.ts';
import type { FloorEvent } from '../../../simulator/domain/floor-event.ts';
import { createRandom } from '../../../simulator/random/random.ts';
import { startTalk } from '../../../simulator/scenarios/talk.ts';
import { nth, open, testFloor } from './test-floor.ts';

const MINUTE = 60_000;

function converse(...people: Parameters<typeof open>[1][]) {
  const stage = testFloor();
  const { sid, calls } = open(stage.floor, ...people);
  startTalk({ ...stage, random: createRandom(3, 'talk') });
  return { ...stage, sid, calls };
}

/** Who spoke from when to when, in milliseconds. */
function turnsOf(events: readonly FloorEvent[]) {
  const begun = new Map<string, number>();
  return events.flatMap((event) => {
    if (event.type === 'participant-speech-start') {
      begun.set(event.participant.callSid, event.at);
      return [];
    }
    if (event.type !== 'participant-speech-stop') return [];
    const { callSid } = event.participant;
    return [{ callSid, from: begun.get(callSid) ?? Number.NaN, to: event.at }];
  });
}

it('is turns of all who are there, some begun before the other has ended', () => {
  const { clock, events, calls } = converse({}, {}, {});
  clock.advance(20 * MINUTE);
  const turns = turnsOf(events);
  expect(turns.length).toBeGreaterThan(100);
  expect(new Set(turns.map(({ callSid }) => callSid))).toEqual(new Set(calls));
  for (const { from, to } of turns) expect(to - from).toBeGreaterThanOrEqual(800);
  const inOrder = turns.toSorted((a, b) => a.from - b.from);
  const overlaps = inOrder.filter((turn, index) => turn.from < (inOrder[index - 1]?.to ?? 0));
  expect(overlaps.length).toBeGreaterThan(turns.length / 10);
  expect(overlaps.length).toBeLessThan(turns.length / 2);
});

it('falls silent when one is left, or the others cannot be heard, and goes on afterwards', () => {
  const { floor, clock, events, calls } = converse({}, {});
  const count = (time: number) => {
    const before = events.length;
    clock.advance(time);
    return events.slice(before).filter(({ type }) => type === 'participant-speech-start').length;
  };
  expect(count(MINUTE)).toBeGreaterThan(3);
  floor.change(nth(calls, 0), { hold: true });
  expect(count(MINUTE)).toBe(0);
  floor.change(nth(calls, 0), { hold: false });
  expect(count(MINUTE)).toBeGreaterThan(3);
  floor.leave(nth(calls, 0));
  expect(count(MINUTE)).toBe(0);
});

it('stops in the middle of a word when somebody is muted', () => {
  const { floor, calls, events } = converse({}, {});
  const callSid = nth(calls, 0);
  floor.speak(callSid, true);
  floor.change(callSid, { muted: true });
  expect(events.slice(-2).map(({ type }) => type)).toEqual([
    'participant-speech-stop',
    'participant-mute',
  ]);
  floor.speak(callSid, true);
  expect(floor.participant(callSid)?.speaking).toBe(false);
});

it('leaves what supervisors say to them', () => {
  const { clock, events, calls } = converse({}, {}, { to: SUPERVISOR_ENDPOINT });
  clock.advance(10 * MINUTE);
  const speakers = new Set(turnsOf(events).map(({ callSid }) => callSid));
  expect(speakers).toEqual(new Set([nth(calls, 0), nth(calls, 1)]));
});
