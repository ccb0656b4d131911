import { describe, expect, test, vi } from 'vitest';
import { ok } from '../../../common/failure.ts';
import type { Participant } from '../../../common/model/participant.ts';
import { supervisorLabel } from '../../../common/model/supervisor-label.ts';
import { createCommandService } from '../../../main/core/command-service.ts';
import { createRosterService } from '../../../main/core/roster-service.ts';
import {
  createSupervisionService,
  type SupervisionAlarm,
} from '../../../main/core/supervision-service.ts';
import { callSid, conference, participant } from '../../support/arbitraries/facts.ts';
import { refused } from '../../support/twilio/fake-twilio.ts';
import { CALL, createOneCall, MY_LEG } from '../../support/twilio/one-call.ts';
import { createManualClock } from '../twilio/manual-clock.ts';

const ANA = callSid(1);
const BEN = callSid(2);
const CONSOLE = 'console1';
const MINE = supervisorLabel({ consoleId: CONSOLE, name: 'Alex' });

/** A call of Ana, Ben and perhaps my leg, as the console knows it. */
function onCall(myLeg: Partial<Participant> | null = null) {
  const others = [
    participant(1, 1, { label: 'Ana', endConferenceOnExit: true }),
    participant(1, 2, { label: 'Ben' }),
  ];
  const me = participant(1, 900, { label: MINE, muted: true, ...myLeg });
  const call = createOneCall(...others, ...(myLeg === null ? [] : [me]));
  const clock = createManualClock();
  const roster = createRosterService('epoch');
  const alarms: SupervisionAlarm[] = [];
  const supervision = createSupervisionService({
    twilio: call.twilio,
    roster,
    clock,
    consoleId: CONSOLE,
    profile: { endpoint: 'client:alex', callerId: '+15005550006', supervisorName: 'Alex' },
    onAlarm: (alarm) => alarms.push(alarm),
  });
  const commands = createCommandService({
    twilio: call.twilio,
    roster,
    reconciler: { refresh: async () => undefined },
    supervision,
    clock,
  });
  /** What a poll would tell now. */
  function poll(): void {
    const asOf = clock.now();
    const statuses = ['init', 'in-progress'] as const;
    roster.apply({ kind: 'conferences-listed', asOf, statuses, conferences: [conference(1)] });
    roster.apply({
      kind: 'participants-listed',
      asOf,
      conferenceSid: CALL,
      participants: call.people(),
    });
  }
  poll();
  return { ...call, clock, roster, supervision, commands, alarms, poll };
}

const updates = ({ twilio }: ReturnType<typeof onCall>) =>
  twilio.asked('updateParticipant').map(([, who, changes]) => ({ who, ...changes }));

/** Lets everything that can go on without an answer go on. */
async function settle(): Promise<void> {
  for (let i = 0; i < 50; i++) await Promise.resolve();
}

describe('coach', () => {
  test('dials me in silently, waits until I answer, and then makes one person hear me', async () => {
    const floor = onCall();
    floor.twilio.hold('fetchParticipant');
    const coached = floor.supervision.coach(CALL, ANA);
    const asked = await floor.twilio.next('fetchParticipant');
    expect(floor.twilio.asked('createParticipant')).toMatchObject([
      [
        CALL,
        {
          label: MINE,
          muted: true,
          beep: false,
          startConferenceOnEnter: false,
          endConferenceOnExit: false,
        },
      ],
    ]);
    expect(updates(floor)).toEqual([]);
    asked.answer(ok(participant(1, 900, { label: MINE, muted: true, status: 'connected' })));
    floor.change(MY_LEG, { status: 'connected' });
    expect(await coached).toMatchObject({ ok: true });
    expect(updates(floor)).toEqual([
      { who: MY_LEG, coaching: true, callSidToCoach: ANA, muted: false },
    ]);
  });

  test('from one person to another mutes in between', async () => {
    const floor = onCall({});
    await floor.supervision.coach(CALL, ANA);
    await floor.supervision.coach(CALL, BEN);
    expect(updates(floor).slice(1)).toEqual([
      { who: MY_LEG, muted: true },
      { who: MY_LEG, coaching: true, callSidToCoach: BEN, muted: true },
      { who: MY_LEG, coaching: true, callSidToCoach: BEN, muted: false },
    ]);
  });

  test('is refused while my leg is on another call', async () => {
    const floor = onCall({});
    floor.roster.apply({
      kind: 'conferences-listed',
      asOf: floor.clock.now(),
      statuses: ['init', 'in-progress'],
      conferences: [conference(1), conference(2)],
    });
    const result = await floor.supervision.coach(conference(2).sid, ANA);
    expect(result).toMatchObject({ ok: false, error: { code: 'refused' } });
    expect(floor.twilio.asked('createParticipant')).toEqual([]);
  });

  test('finds the leg that has my label already instead of dialling a second one', async () => {
    const floor = onCall();
    floor.twilio.on('createParticipant', () => refused('refused', { status: 400, code: 16026 }));
    floor.twilio.on('fetchParticipant', () =>
      ok(participant(1, 900, { label: MINE, muted: true })),
    );
    floor.twilio.on('updateParticipant', (_conference, _call, changes) =>
      ok(
        participant(1, 900, {
          label: MINE,
          muted: changes.muted ?? true,
          coaching: true,
          callSidToCoach: ANA,
        }),
      ),
    );
    const coached = floor.supervision.coach(CALL, ANA);
    expect(await floor.clock.passUntil(coached)).toMatchObject({ ok: true });
    expect(floor.twilio.asked('createParticipant')).toHaveLength(1);
  });
});

describe('listen', () => {
  test('dials me in muted and silent, and ends when Twilio shows me there', async () => {
    const floor = onCall();
    const listening = floor.supervision.listen(CALL);
    await settle();
    floor.change(MY_LEG, { status: 'connected' });
    expect(await floor.clock.passUntil(listening)).toMatchObject({ ok: true });
    expect(floor.twilio.asked('createParticipant')).toMatchObject([
      [
        CALL,
        { muted: true, beep: false, startConferenceOnEnter: false, endConferenceOnExit: false },
      ],
    ]);
    expect(updates(floor)).toEqual([]);
  });

  test('silences me on this call whatever other call has a leg of mine, too', async () => {
    const floor = onCall({ muted: false });
    const asOf = floor.clock.now();
    const statuses = ['init', 'in-progress'] as const;
    const conferences = [conference(2), conference(1)];
    floor.roster.apply({ kind: 'conferences-listed', asOf, statuses, conferences });
    const elsewhere = participant(2, 901, { label: MINE, muted: true });
    const answer = { source: 'answer', asOf, askedAt: asOf } as const;
    floor.roster.apply({ kind: 'participant-told', ...answer, participant: elsewhere });
    expect(await floor.supervision.listen(CALL)).toMatchObject({ ok: true });
    expect(updates(floor)[0]).toEqual({ who: MY_LEG, muted: true });
  });

  test.each([
    ['barged in', { muted: false }],
    ['coaching', { muted: false, coaching: true, callSidToCoach: ANA }],
    ['muted, and still turned to one person', { coaching: true, callSidToCoach: ANA }],
  ])('while I am %s mutes first and then turns me to nobody', async (_what, leg) => {
    const floor = onCall(leg);
    expect(await floor.supervision.listen(CALL)).toMatchObject({ ok: true });
    expect(updates(floor)).toEqual([
      { who: MY_LEG, muted: true },
      { who: MY_LEG, muted: true, coaching: false },
    ]);
    expect(floor.alarms).toEqual([]);
  });

  test('takes me off hold, muted', async () => {
    const floor = onCall({ hold: true });
    expect(await floor.supervision.listen(CALL)).toMatchObject({ ok: true });
    expect(floor.person(MY_LEG)).toMatchObject({ hold: false, muted: true });
  });

  test('mutes a leg that was dialled muted and comes up live', async () => {
    const floor = onCall();
    const listening = floor.supervision.listen(CALL);
    await settle();
    floor.change(MY_LEG, { status: 'connected', muted: false });
    expect(await floor.clock.passUntil(listening)).toMatchObject({ ok: true });
    expect(updates(floor)[0]).toEqual({ who: MY_LEG, muted: true });
  });

  test('finds a leg whose dialling was never answered, and dials no second one', async () => {
    const floor = onCall();
    const checking = vi.fn();
    floor.twilio.on('createParticipant', () => refused('interrupted', { mayHaveHappened: true }));
    let asked = 0;
    floor.twilio.on('fetchParticipant', () =>
      ++asked < 3 ? refused('not-found') : ok(participant(1, 900, { label: MINE, muted: true })),
    );
    const listening = floor.supervision.listen(CALL, { onChecking: checking });
    expect(await floor.clock.passUntil(listening)).toMatchObject({ ok: true });
    expect(floor.twilio.asked('createParticipant')).toHaveLength(1);
    expect(checking).toHaveBeenCalledTimes(1);
  });

  test('says that nobody was dialled when no leg shows up', async () => {
    const floor = onCall();
    floor.twilio.on('createParticipant', () => refused('timeout', { mayHaveHappened: true }));
    const result = await floor.clock.passUntil(floor.supervision.listen(CALL));
    expect(!result.ok && result.error.message).toContain('Twilio shows now that it was not done.');
    expect(floor.twilio.asked('createParticipant')).toHaveLength(1);
  });
});

describe('to anything more private', () => {
  test('from barged in: mute, turn to one person, read back, unmute', async () => {
    const floor = onCall({});
    await floor.supervision.bargeIn(CALL);
    await floor.supervision.coach(CALL, ANA);
    expect(updates(floor).slice(1)).toEqual([
      { who: MY_LEG, muted: true },
      { who: MY_LEG, coaching: true, callSidToCoach: ANA, muted: true },
      { who: MY_LEG, coaching: true, callSidToCoach: ANA, muted: false },
    ]);
  });

  test('I stay muted when Twilio does not show me turned to the person', async () => {
    const floor = onCall({ muted: false });
    floor.twilio.on('updateParticipant', (_conference, _call, { muted }) =>
      ok(participant(1, 900, { label: MINE, muted: muted ?? true, coaching: false })),
    );
    const result = await floor.supervision.coach(CALL, ANA);
    expect(!result.ok && result.error.message).toMatch(/another mode.* You are muted\.$/);
    expect(updates(floor).every(({ muted }) => muted === true)).toBe(true);
    expect(floor.alarms).toHaveLength(1);
  });

  test('a leg that only an event calls muted is muted first', async () => {
    const floor = onCall({ muted: false });
    floor.roster.apply({
      kind: 'event',
      asOf: floor.clock.now() + 1,
      receivedAt: floor.clock.now() + 1,
      happenedAt: floor.clock.now() + 1,
      event: {
        conferenceSid: CALL,
        friendlyName: 'Call 1',
        sequenceNumber: 7,
        at: floor.clock.now(),
        type: 'participant-mute',
        participant: {
          callSid: MY_LEG,
          label: MINE,
          muted: true,
          hold: false,
          coaching: false,
          startConferenceOnEnter: false,
          endConferenceOnExit: false,
        },
      },
    });
    await floor.supervision.coach(CALL, ANA);
    expect(updates(floor)[0]).toEqual({ who: MY_LEG, muted: true });
  });
});

describe('somebody on hold', () => {
  test('is not coached, and I stay listening without alarm', async () => {
    const floor = onCall({});
    floor.twilio.on('updateParticipant', (_conference, _call, { coaching, muted }) =>
      coaching === true
        ? refused('refused', { status: 400, code: 16027 })
        : ok(participant(1, 900, { label: MINE, muted: muted ?? true })),
    );
    const result = await floor.supervision.coach(CALL, ANA);
    expect(!result.ok && result.error).toMatchObject({
      message: 'Ana is on hold: nobody can coach them until they are back. You are muted.',
      twilioCode: 16027,
    });
    expect(floor.alarms).toEqual([]);
  });
});

describe('on any doubt I am muted first', () => {
  test.each(['coach', 'bargeIn'] as const)(
    'when %s is not confirmed within 3 seconds; the request is given up and the alarm raised',
    async (act) => {
      const floor = onCall({});
      floor.twilio.hold('updateParticipant');
      const startedAt = floor.clock.now();
      const wish = floor.supervision[act](CALL, ANA);
      const request = await floor.twilio.next('updateParticipant');
      await floor.clock.pass(3_000);
      expect(request.options?.signal?.aborted).toBe(true);
      const mute = await floor.twilio.next('updateParticipant');
      expect(mute.args).toEqual([CALL, MY_LEG, { muted: true }]);
      mute.answer(ok(participant(1, 900, { label: MINE, muted: true })));
      const result = await wish;
      expect(floor.clock.now() - startedAt).toBe(3_000);
      expect(!result.ok && result.error.message).toMatch(
        /did not answer in time.* You are muted\.$/,
      );
      expect(floor.alarms).toHaveLength(1);
    },
  );

  test('again when a request that was given up reaches Twilio late', async () => {
    const floor = onCall({});
    floor.roster.subscribe(() => void floor.supervision.guard());
    floor.twilio.on('updateParticipant', (_conference, _call, { muted }) =>
      muted === false
        ? refused('interrupted', { mayHaveHappened: true })
        : ok(participant(1, 900, { label: MINE, muted: true })),
    );
    await floor.supervision.bargeIn(CALL);
    floor.change(MY_LEG, { muted: false });
    const before = updates(floor).length;
    await floor.clock.pass(2_000);
    expect(updates(floor).slice(before)).toEqual([{ who: MY_LEG, muted: true }]);
    expect(floor.alarms).toHaveLength(2);
  });

  test('and again until Twilio confirms it, which is said', async () => {
    const floor = onCall({ muted: false });
    let tries = 0;
    floor.twilio.on('updateParticipant', (_conference, _call, { muted }) =>
      ++tries < 5
        ? refused('server', { mayHaveHappened: true })
        : ok(participant(1, 900, { label: MINE, muted: muted ?? false })),
    );
    const result = await floor.supervision.muteMe(CALL);
    expect(!result.ok && result.error.message).toContain('you may be heard');
    await floor.clock.pass(60_000);
    expect(tries).toBe(5);
    expect(floor.alarms.at(-1)?.failure.message).toContain('nobody hears you');
  });

  test('a newer wish takes the place of a mute that was not confirmed', async () => {
    const floor = onCall({ muted: false });
    floor.twilio.on('updateParticipant', () => refused('unreachable'));
    await floor.supervision.muteMe(CALL);
    floor.twilio.on('updateParticipant', (_conference, _call, { muted }) =>
      ok(participant(1, 900, { label: MINE, muted: muted ?? false })),
    );
    expect(await floor.supervision.bargeIn(CALL)).toMatchObject({ ok: true });
    const before = updates(floor).length;
    await floor.clock.pass(60_000);
    expect(updates(floor)).toHaveLength(before);
  });

  test('no longer once the console goes away', async () => {
    const floor = onCall({ muted: false });
    floor.twilio.on('updateParticipant', () => refused('unreachable'));
    await floor.supervision.muteMe(CALL);
    await floor.supervision.standDown();
    const before = updates(floor).length;
    await floor.clock.pass(60_000);
    expect(updates(floor)).toHaveLength(before);
  });

  test('when Twilio does not say whether I left, and then it is found out', async () => {
    const floor = onCall({ muted: false });
    floor.twilio.on('removeParticipant', () => {
      floor.leave(MY_LEG);
      return refused('timeout', { mayHaveHappened: true });
    });
    floor.twilio.on('updateParticipant', () => refused('unreachable'));
    const left = floor.supervision.leave(CALL);
    expect(await floor.clock.passUntil(left)).toMatchObject({ ok: true });
    expect(floor.twilio.asked('removeParticipant')).toHaveLength(1);
    expect(updates(floor)[0]).toEqual({ who: MY_LEG, muted: true });
  });

  test('when Twilio answers with another mode than the one asked for', async () => {
    const floor = onCall({});
    floor.twilio.on('updateParticipant', (_conference, _call, { muted }) =>
      ok(participant(1, 900, { label: MINE, muted: muted ?? false, coaching: false })),
    );
    const result = await floor.supervision.coach(CALL, ANA);
    expect(result).toMatchObject({ ok: false });
    expect(updates(floor).at(-1)).toEqual({ who: MY_LEG, muted: true });
    expect(!result.ok && result.error.message).toMatch(/You are muted\.$/);
  });

  test.each(['coach', 'bargeIn'] as const)('when the answer to %s is lost', async (act) => {
    const floor = onCall({});
    let count = 0;
    floor.twilio.on('updateParticipant', (_conference, _call, { muted }) =>
      ++count === 1
        ? refused('timeout', { mayHaveHappened: true })
        : ok(participant(1, 900, { label: MINE, muted: muted ?? false })),
    );
    const result = await floor.supervision[act](CALL, ANA);
    expect(result).toMatchObject({ ok: false, error: { code: 'unknown-outcome' } });
    expect(updates(floor).at(-1)).toEqual({ who: MY_LEG, muted: true });
  });

  test('when leaving fails', async () => {
    const floor = onCall({ muted: false });
    floor.twilio.on('removeParticipant', () => refused('server', { status: 503 }));
    const result = await floor.supervision.leave(CALL);
    expect(result).toMatchObject({ ok: false });
    expect(floor.person(MY_LEG)?.muted).toBe(true);
  });

  test('and it is said plainly when even that fails', async () => {
    const floor = onCall({});
    floor.twilio.on('updateParticipant', () => refused('unreachable'));
    const result = await floor.supervision.bargeIn(CALL);
    expect(!result.ok && result.error.message).toContain('you may be heard on this call');
    expect(!result.ok && result.error.message).not.toContain('You are muted');
  });
});

describe('silence never waits', () => {
  test('leave breaks off a coach that rings and forgets the one that waits', async () => {
    const floor = onCall();
    floor.twilio.hold('fetchParticipant');
    const first = floor.supervision.coach(CALL, ANA);
    await floor.twilio.next('fetchParticipant');
    const second = floor.supervision.coach(CALL, BEN);
    const left = floor.supervision.leave(CALL);
    expect(await first).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    expect(await second).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    expect(await left).toMatchObject({ ok: true });
    expect(updates(floor)).toEqual([]);
    expect(floor.person(MY_LEG)).toBeUndefined();
  });

  test('mute overtakes a request to be heard that hangs', async () => {
    const floor = onCall({});
    floor.twilio.hold('updateParticipant');
    const barging = floor.supervision.bargeIn(CALL);
    await floor.twilio.next('updateParticipant');
    const muting = floor.supervision.muteMe(CALL);
    expect(await barging).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    const mute = await floor.twilio.next('updateParticipant');
    expect(mute.args[2]).toEqual({ muted: true });
    mute.answer(ok(participant(1, 900, { label: MINE, muted: true })));
    expect(await muting).toMatchObject({ ok: true });
  });

  test('standing down mutes me although the roster says muted, when a change was under way', async () => {
    const floor = onCall({});
    floor.twilio.hold('updateParticipant');
    void floor.supervision.coach(CALL, ANA);
    await floor.twilio.next('updateParticipant');
    const down = floor.supervision.standDown();
    const mute = await floor.twilio.next('updateParticipant');
    expect(mute.args).toEqual([CALL, MY_LEG, { muted: true }]);
    mute.answer(ok(participant(1, 900, { label: MINE, muted: true })));
    await down;
  });

  test('standing down stops a phone that is just being dialled', async () => {
    const floor = onCall();
    floor.twilio.hold('createParticipant');
    void floor.supervision.coach(CALL, ANA);
    const dial = await floor.twilio.next('createParticipant');
    const down = floor.supervision.standDown();
    dial.answer(ok(participant(1, 900, { label: MINE, muted: true, status: 'queued' })));
    await down;
    expect(floor.twilio.asked('cancelCall')).toEqual([[MY_LEG]]);
  });
});

describe('the guard', () => {
  test.each([
    [
      'the coached person left',
      (floor: ReturnType<typeof onCall>) => floor.leave(ANA),
      'has left the call',
    ],
    [
      'they were put on hold',
      (floor: ReturnType<typeof onCall>) => floor.change(ANA, { hold: true }),
      'Ana was put on hold',
    ],
    [
      'my coaching was dropped, so that everyone hears me',
      (floor: ReturnType<typeof onCall>) =>
        floor.change(MY_LEG, { coaching: false, callSidToCoach: null }),
      'not by a click of yours',
    ],
  ])('mutes me and raises alarm when %s', async (_what, happen, words) => {
    const floor = onCall({});
    await floor.supervision.coach(CALL, ANA);
    happen(floor);
    floor.poll();
    await floor.supervision.guard();
    expect(floor.person(MY_LEG)?.muted).toBe(true);
    expect(floor.alarms).toMatchObject([{ callSid: MY_LEG }]);
    expect(floor.alarms[0]?.failure.message).toContain(words);
    expect(floor.alarms[0]?.failure.message).toMatch(/You are muted\.$/);
  });

  test('mutes a leg that was left live before this start', async () => {
    const floor = onCall({ muted: false });
    await floor.supervision.guard();
    expect(floor.person(MY_LEG)?.muted).toBe(true);
    expect(floor.alarms).toHaveLength(1);
  });

  test('leaves alone what was asked for, also while its answer is on the way', async () => {
    const floor = onCall({});
    floor.twilio.hold('updateParticipant');
    const barging = floor.supervision.bargeIn(CALL);
    const request = await floor.twilio.next('updateParticipant');
    floor.change(MY_LEG, { muted: false });
    floor.poll();
    await floor.supervision.guard();
    request.answer(ok(participant(1, 900, { label: MINE, muted: false })));
    expect(await barging).toMatchObject({ ok: true });
    floor.poll();
    await floor.supervision.guard();
    expect(updates(floor)).toHaveLength(1);
    expect(floor.alarms).toEqual([]);
  });

  test.each(['muteMe', 'stopCoaching'] as const)(
    'says nothing while %s is on its way, although the floor still shows me heard',
    async (act) => {
      const floor = onCall({});
      await floor.supervision.coach(CALL, ANA);
      floor.twilio.hold('updateParticipant');
      const quiet = floor.supervision[act](CALL);
      const mute = await floor.twilio.next('updateParticipant');
      floor.poll();
      await Promise.race([floor.supervision.guard(), settle()]);
      expect(floor.twilio.waiting('updateParticipant')).toEqual([mute]);
      mute.answer(ok(participant(1, 900, { label: MINE, muted: true })));
      if (act === 'stopCoaching') {
        const change = await floor.twilio.next('updateParticipant');
        change.answer(ok(participant(1, 900, { label: MINE, muted: true })));
      }
      expect(await quiet).toMatchObject({ ok: true });
      await settle();
      // Nothing waits in line behind it: no second mute, and so no alarm.
      expect(floor.twilio.waiting('updateParticipant')).toEqual([]);
      expect(floor.alarms).toEqual([]);
    },
  );

  /** An event about my own leg, of a change that was made a moment ago or long before. */
  function hearEvent(floor: ReturnType<typeof onCall>, leg: { muted: boolean; coaching: boolean }) {
    const asOf = floor.clock.now();
    floor.roster.apply({
      kind: 'event',
      asOf,
      receivedAt: asOf,
      happenedAt: asOf,
      event: {
        conferenceSid: CALL,
        friendlyName: 'Call 1',
        sequenceNumber: 7,
        at: asOf,
        type: leg.muted ? 'participant-mute' : 'participant-unmute',
        participant: {
          callSid: MY_LEG,
          label: MINE,
          hold: false,
          startConferenceOnEnter: false,
          endConferenceOnExit: false,
          ...leg,
        },
      },
    });
  }

  test('mutes me at once when an event says that I am heard unasked', async () => {
    const floor = onCall({});
    floor.change(MY_LEG, { muted: false });
    hearEvent(floor, { muted: false, coaching: false });
    await floor.supervision.guard();
    expect(floor.twilio.asked('fetchParticipant')).toEqual([]);
    expect(floor.person(MY_LEG)?.muted).toBe(true);
    expect(floor.alarms).toHaveLength(1);
  });

  test('asks Twilio first when an event contradicts its answer of a moment ago', async () => {
    const floor = onCall({});
    await floor.supervision.bargeIn(CALL);
    await floor.supervision.muteMe(CALL);
    const before = updates(floor).length;
    // Of the first of the two, on its way until now.
    hearEvent(floor, { muted: false, coaching: false });
    await floor.supervision.guard();
    expect(updates(floor)).toHaveLength(before);
    expect(floor.alarms).toEqual([]);

    floor.change(MY_LEG, { muted: false });
    floor.poll();
    await floor.supervision.guard();
    expect(floor.person(MY_LEG)?.muted).toBe(true);
    expect(floor.alarms).toHaveLength(1);
  });

  test('raises one alarm for one cause, however often the floor is read meanwhile', async () => {
    const floor = onCall({ muted: false });
    floor.twilio.hold('updateParticipant');
    const guards = [
      floor.supervision.guard(),
      floor.supervision.guard(),
      floor.supervision.guard(),
    ];
    const mute = await floor.twilio.next('updateParticipant');
    await settle();
    expect(floor.twilio.waiting('updateParticipant')).toHaveLength(1);
    mute.answer(ok(participant(1, 900, { label: MINE, muted: true })));
    await Promise.all(guards);
    expect(floor.alarms).toHaveLength(1);
  });
});

describe('what is done to others', () => {
  test.each(['hold', 'remove'] as const)(
    '%s of the person I coach mutes me first',
    async (kind) => {
      const floor = onCall({});
      await floor.supervision.coach(CALL, BEN);
      const before = floor.twilio.calls.length;
      const target = { conferenceSid: CALL, callSid: BEN };
      await (kind === 'hold'
        ? floor.commands.run({ kind, ...target, hold: true })
        : floor.commands.run({ kind, ...target, endsCall: false }));
      const changes = floor.twilio.calls
        .slice(before)
        .filter(({ operation }) => operation !== 'fetchParticipant');
      expect(changes[0]).toMatchObject({
        operation: 'updateParticipant',
        args: [CALL, MY_LEG, { muted: true }],
      });
      expect(changes[1]?.args[1]).toBe(BEN);
    },
  );

  test('nothing is done to the person I coach while I cannot be muted', async () => {
    const floor = onCall({});
    await floor.supervision.coach(CALL, BEN);
    floor.twilio.on('updateParticipant', () => refused('unreachable'));
    const target = { conferenceSid: CALL, callSid: BEN };
    const held = await floor.commands.run({ kind: 'hold', ...target, hold: true });
    expect(!held.ok && held.error.message).toContain('Could not hold Ben, since you coach them');
    expect(updates(floor).some(({ who }) => who === BEN)).toBe(false);
  });

  test('nobody is coached while they are being held, and can be when it has failed', async () => {
    const floor = onCall({});
    floor.twilio.hold('updateParticipant');
    const target = { conferenceSid: CALL, callSid: BEN };
    const held = floor.commands.run({ kind: 'hold', ...target, hold: true });
    const request = await floor.twilio.next('updateParticipant');
    const coached = await floor.supervision.coach(CALL, BEN);
    expect(!coached.ok && coached.error.message).toContain('you asked to hold Ben');
    expect(floor.twilio.waiting('updateParticipant')).toHaveLength(1);

    request.answer(refused('refused', { status: 400 }));
    expect(await held).toMatchObject({ ok: false });
    const again = floor.supervision.coach(CALL, BEN);
    const opening = await floor.twilio.next('updateParticipant');
    expect(opening.args[1]).toBe(MY_LEG);
    opening.answer(refused('refused', { status: 400 }));
    floor.twilio.on('updateParticipant', () => refused('not-found'));
    await floor.clock.passUntil(again);
  });

  test('another supervisor is never unmuted from here', async () => {
    const floor = onCall();
    floor.change(BEN, {
      label: supervisorLabel({ consoleId: 'other', name: 'Bea' }),
      muted: true,
    });
    floor.roster.apply({
      kind: 'participant-gone',
      asOf: floor.clock.now(),
      conferenceSid: CALL,
      callSid: BEN,
    });
    floor.roster.apply({
      kind: 'participant-told',
      asOf: floor.clock.now() + 1,
      source: 'poll',
      askedAt: 0,
      participant: {
        ...participant(1, 2),
        label: supervisorLabel({ consoleId: 'other', name: 'Bea' }),
        muted: true,
      },
    });
    const result = await floor.commands.run({
      kind: 'mute',
      conferenceSid: CALL,
      callSid: BEN,
      muted: false,
    });
    expect(result).toMatchObject({ ok: false, error: { code: 'refused' } });
    expect(updates(floor)).toEqual([]);
  });

  test('a removal that would end the call after all is refused', async () => {
    const floor = onCall();
    const wish = { kind: 'remove', conferenceSid: CALL, callSid: ANA } as const;
    expect(await floor.commands.run({ ...wish, endsCall: false })).toMatchObject({ ok: false });
    expect(floor.twilio.asked('removeParticipant')).toEqual([]);
    expect(await floor.commands.run({ ...wish, endsCall: true })).toMatchObject({ ok: true });
  });

  test('a leg that rings is not removed but its call ended', async () => {
    const floor = onCall();
    floor.change(BEN, { status: 'ringing' });
    const wish = { kind: 'remove', conferenceSid: CALL, callSid: BEN, endsCall: false } as const;
    expect(await floor.commands.run(wish)).toMatchObject({ ok: true });
    expect(floor.twilio.asked('cancelCall')).toEqual([[BEN]]);
    expect(floor.twilio.asked('removeParticipant')).toEqual([]);
  });
});
