import { describe, expect, it } from 'vitest';
import { codeOf, nth, open, testFloor } from './test-floor.ts';

describe('a conference', () => {
  it('waits until somebody who may start it is the second to come', () => {
    const { floor } = testFloor();
    const { sid } = open(
      floor,
      { startConferenceOnEnter: false },
      { startConferenceOnEnter: false },
    );
    expect(floor.conference(sid)?.status).toBe('init');

    floor.join(sid, { startConferenceOnEnter: true });
    expect(floor.conference(sid)?.status).toBe('in-progress');
  });

  it('does not start for one person alone', () => {
    const { floor } = testFloor();
    const { sid } = open(floor, { startConferenceOnEnter: true });
    expect(floor.conference(sid)?.status).toBe('init');
  });

  it('goes on when all but one have left, and ends with the last', () => {
    const { floor } = testFloor();
    const { sid, calls } = open(floor, {}, {});
    floor.leave(nth(calls, 0));
    expect(floor.conference(sid)?.status).toBe('in-progress');

    floor.leave(nth(calls, 1));
    expect(floor.conference(sid)).toMatchObject({
      status: 'completed',
      reasonConferenceEnded: 'last-participant-left',
      callSidEndingConference: nth(calls, 1),
    });
  });

  it.each([
    ['leave', 'participant-with-end-conference-on-exit-left'],
    ['remove', 'participant-with-end-conference-on-exit-kicked'],
  ] as const)('ends for everybody on %s of somebody with endConferenceOnExit', (act, reason) => {
    const { floor } = testFloor();
    const { sid, calls } = open(floor, { endConferenceOnExit: true }, {}, {});
    floor[act](nth(calls, 0));

    expect(floor.conference(sid)).toMatchObject({
      status: 'completed',
      reasonConferenceEnded: reason,
    });
    expect([...floor.listed(sid).descending()]).toEqual([]);
    expect(calls.map((callSid) => floor.call(callSid)?.status)).toEqual(
      calls.map(() => 'completed'),
    );
  });

  it('gets a new SID when its name is used again', () => {
    const { floor } = testFloor();
    const first = floor.dial('Support 7', { from: 'client:a', to: 'client:b' });
    floor.endConference(first.conferenceSid);
    const second = floor.dial('Support 7', { from: 'client:a', to: 'client:b' });
    expect(second.conferenceSid).not.toBe(first.conferenceSid);
  });

  it('refuses everything once it has ended', () => {
    const { floor } = testFloor();
    const { sid, calls } = open(floor, {}, {});
    floor.endConference(sid);

    expect(codeOf(() => floor.dial(sid, { from: 'client:a', to: 'client:b' }))).toBe(16022);
    expect(codeOf(() => floor.endConference(sid))).toBe(16022);
    expect(codeOf(() => floor.change(nth(calls, 0), { muted: true }))).toBe(20404);
  });

  it('takes no more people than it has places, and counts those who are still ringing', () => {
    const { floor } = testFloor();
    const first = floor.dial('Small', { from: 'client:a', to: 'client:b', maxParticipants: 2 });
    floor.dial(first.conferenceSid, { from: 'client:a', to: 'client:c' });
    expect(codeOf(() => floor.join(first.conferenceSid))).toBe(16020);
  });
});

describe('a dialled leg', () => {
  const spec = { from: '+14155550100', to: 'client:b', label: 'Tier 2' };

  it('is queued, rings, and connects, and is in no list before', () => {
    const { floor, clock } = testFloor();
    const { sid } = open(floor, {});
    const { callSid } = floor.dial(sid, spec);
    const seen = () => [
      floor.participant(callSid)?.status,
      floor.call(callSid)?.status,
      [...floor.listed(sid).descending()].some((person) => person.callSid === callSid),
    ];

    expect(seen()).toEqual(['queued', 'queued', false]);
    clock.advance(200);
    expect(seen()).toEqual(['ringing', 'ringing', false]);
    clock.advance(2_800);
    expect(seen()).toEqual(['connected', 'in-progress', true]);
    expect(floor.conference(sid)?.status).toBe('in-progress');
  });

  it.each(['busy', 'failed'] as const)('that is %s ends a conference made for it', (result) => {
    const { floor, clock, events } = testFloor({ queueTime: 200, ringTime: 1_000, result });
    const { callSid, conferenceSid } = floor.dial('New', spec);
    clock.advance(1_200);

    expect(floor.participant(callSid)?.status).toBe('failed');
    expect(floor.call(callSid)?.status).toBe(result);
    expect(floor.conference(conferenceSid)?.status).toBe('completed');
    expect(events[0]).toMatchObject({
      type: 'participant-leave',
      callStatus: result,
      reason: 'participant_add_failed',
    });
  });

  it('is given up after its timeout and the five seconds that Twilio adds', () => {
    const { floor, clock } = testFloor({ queueTime: 0, ringTime: 60_000, result: 'answered' });
    const { callSid } = floor.dial('New', { ...spec, timeout: 10_000 });
    clock.advance(14_999);
    expect(floor.call(callSid)?.status).toBe('ringing');
    clock.advance(1);
    expect(floor.call(callSid)?.status).toBe('no-answer');
  });

  it('can be called off while it rings, and does not answer afterwards', () => {
    const { floor, clock } = testFloor();
    const { sid } = open(floor, {});
    const { callSid } = floor.dial(sid, { ...spec, endConferenceOnExit: true });
    clock.advance(1_000);
    floor.remove(callSid);
    clock.advance(10_000);

    expect(floor.call(callSid)?.status).toBe('canceled');
    expect(floor.participant(callSid)?.status).toBe('complete');
    // It was never in, so its leaving ends nothing.
    expect(floor.conference(sid)?.status).toBe('init');
  });

  it('is canceled when the conference ends under it', () => {
    const { floor } = testFloor();
    const { sid } = open(floor, {});
    const { callSid } = floor.dial(sid, spec);
    floor.endConference(sid);
    expect(floor.call(callSid)?.status).toBe('canceled');
  });

  it('makes no conference when it is refused', () => {
    const { floor } = testFloor();
    expect(codeOf(() => floor.dial('New', { ...spec, label: 'a/b' }))).toBe(16024);
    expect(floor.liveConference('New')).toBeUndefined();
  });
});

describe('a label', () => {
  const from = { from: 'client:a', to: 'client:b' };

  it.each([
    ['too long', 'x'.repeat(129)],
    ['with a slash', 'a/b'],
    ['with an encoded slash', 'a%2Fb'],
    ['like a CallSid', `CA${'0'.repeat(32)}`],
  ])('%s is refused', (_what, label) => {
    const { floor } = testFloor();
    expect(codeOf(() => floor.dial('New', { ...from, label }))).toBe(16024);
  });

  it('may have 128 characters, however many bytes each takes', () => {
    const { floor } = testFloor();
    const label = '🎧'.repeat(128);
    const { conferenceSid, callSid } = floor.dial('New', { ...from, label });
    expect(floor.participantByLabel(conferenceSid, label)?.callSid).toBe(callSid);
  });

  it('is unique among those who are there, in each conference', () => {
    const { floor } = testFloor();
    const { sid, calls } = open(floor, { label: 'Agent 1' }, {});
    expect(codeOf(() => floor.join(sid, { label: 'Agent 1' }))).toBe(16026);
    floor.join('Elsewhere', { label: 'Agent 1' });

    floor.leave(nth(calls, 0));
    expect(floor.join(sid, { label: 'Agent 1' }).label).toBe('Agent 1');
  });
});

describe('a change', () => {
  it('keeps hold and mute apart', () => {
    const { floor } = testFloor();
    const { calls } = open(floor, {}, {});
    const callSid = nth(calls, 0);
    floor.change(callSid, { muted: true });
    floor.change(callSid, { hold: true });
    expect(floor.change(callSid, { hold: false })).toMatchObject({ muted: true, hold: false });
  });

  it('of endConferenceOnExit does nothing to somebody on hold', () => {
    const { floor } = testFloor();
    const { calls } = open(floor, { hold: true }, {});
    const changed = floor.change(nth(calls, 0), { endConferenceOnExit: true });
    expect(changed.endConferenceOnExit).toBe(false);
  });

  it('to coaching needs a target that is there and not on hold', () => {
    const { floor } = testFloor();
    const { calls } = open(floor, { muted: true }, {}, { hold: true });
    const coach = nth(calls, 0);
    const elsewhere = floor.join('Elsewhere').callSid;
    const coaching = (callSidToCoach: string) => () => floor.change(coach, { callSidToCoach });

    expect(codeOf(coaching(nth(calls, 2)))).toBe(16027);
    expect(codeOf(coaching(elsewhere))).toBe(16028);
    expect(codeOf(coaching(coach))).toBe(16028);
    expect(codeOf(() => floor.change(coach, { coaching: true }))).toBe(16028);
    expect(coaching(nth(calls, 1))()).toMatchObject({
      coaching: true,
      callSidToCoach: nth(calls, 1),
    });
    expect(floor.change(coach, { coaching: false })).toMatchObject({
      coaching: false,
      callSidToCoach: null,
    });
  });

  it('that is refused changes nothing', () => {
    const { floor } = testFloor();
    const { calls } = open(floor, { muted: true }, { hold: true });
    const [coach, target] = [nth(calls, 0), nth(calls, 1)];
    const act = () => floor.change(coach, { muted: false, coaching: true, callSidToCoach: target });
    expect(codeOf(act)).toBe(16027);
    expect(floor.participant(coach)).toMatchObject({ muted: true, coaching: false });
  });
});

describe('a call', () => {
  it('that was answered cannot be canceled, only completed, and only once', () => {
    const { floor } = testFloor();
    const { calls } = open(floor, {}, {});
    const callSid = nth(calls, 0);
    expect(codeOf(() => floor.endCall(callSid, 'canceled'))).toBe(21220);
    expect(floor.endCall(callSid, 'completed').status).toBe('completed');
    expect(codeOf(() => floor.endCall(callSid, 'completed'))).toBe(21220);
  });
});

describe('events', () => {
  it('are numbered from 1 in each conference and say what happened', () => {
    const { floor, events } = testFloor();
    const { sid, calls } = open(floor, {}, {});
    floor.change(nth(calls, 0), { muted: true, hold: true, endConferenceOnExit: true });
    floor.join('Elsewhere');
    floor.endConference(sid);

    const here = events.filter(({ conference }) => conference.sid === sid);
    expect(here.map(({ type, sequenceNumber }) => [sequenceNumber, type])).toEqual([
      [1, 'participant-join'],
      [2, 'participant-join'],
      [3, 'conference-start'],
      [4, 'participant-mute'],
      [5, 'participant-hold'],
      [6, 'participant-modify'],
      [7, 'participant-leave'],
      [8, 'participant-leave'],
      [9, 'conference-end'],
    ]);
  });

  it('are not made by a change that changes nothing', () => {
    const { floor, events } = testFloor();
    const { calls } = open(floor, { muted: true }, {});
    const before = events.length;
    floor.change(nth(calls, 0), { muted: true });
    expect(events.length).toBe(before);
  });
});

it('forgets the oldest ended conferences, so that a long rehearsal does not grow', () => {
  const { floor } = testFloor();
  const first = floor.join('First');
  floor.leave(first.callSid);
  for (let call = 0; call < 5_000; call++) floor.leave(floor.join('Again').callSid);

  expect(floor.conference(first.conferenceSid)).toBeUndefined();
  expect(floor.call(first.callSid)).toBeUndefined();
  expect([...floor.conferences().descending()]).toHaveLength(5_000);
});
