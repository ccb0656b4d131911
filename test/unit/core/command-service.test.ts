import { describe, expect, test } from 'vitest';
import { ok } from '../../../common/failure.ts';
import type { Command } from '../../../common/ipc/command.ts';
import type { Participant } from '../../../common/model/participant.ts';
import { createCommandService } from '../../../main/core/command-service.ts';
import { createRosterService } from '../../../main/core/roster-service.ts';
import { createSupervisionService } from '../../../main/core/supervision-service.ts';
import { callSid, conference, participant } from '../../support/arbitraries/facts.ts';
import { refused } from '../../support/twilio/fake-twilio.ts';
import { CALL, createOneCall } from '../../support/twilio/one-call.ts';
import { createManualClock } from '../twilio/manual-clock.ts';

const ANA = callSid(1);
const BEN = callSid(2);
const CAT = callSid(3);
const onAna = { conferenceSid: CALL, callSid: ANA };
const LOST = { mayHaveHappened: true };

/** A call of three, as each of the consoles knows it; they share what happens at Twilio. */
function setUp() {
  const clock = createManualClock();
  const call = createOneCall(
    participant(1, 1, { label: 'Ana' }),
    participant(1, 2, { label: 'Ben' }),
    participant(1, 3, { label: 'Cat' }),
  );
  function openConsole(consoleId: string) {
    const roster = createRosterService('epoch');
    const asOf = clock.now();
    const statuses = ['init', 'in-progress'] as const;
    roster.apply({ kind: 'conferences-listed', asOf, statuses, conferences: [conference(1)] });
    roster.apply({
      kind: 'participants-listed',
      asOf,
      conferenceSid: CALL,
      participants: call.people(),
    });
    const { twilio } = call;
    const supervision = createSupervisionService({
      twilio,
      roster,
      clock,
      consoleId,
      profile: { endpoint: 'client:alex', callerId: '+15005550006', supervisorName: 'Alex' },
      onAlarm: () => undefined,
    });
    const reconciler = { refresh: async () => undefined };
    const commands = createCommandService({ twilio, roster, reconciler, supervision, clock });
    let checks = 0;
    return {
      roster,
      rowOf: (who: typeof ANA) => roster.roster().conferences.get(CALL)?.participants.get(who),
      run: (command: Command) => commands.run(command, { onChecking: () => (checks += 1) }),
      checks: () => checks,
    };
  }
  return { ...call, clock, openConsole, ...openConsole('console1') };
}

/** Twilio carries the next change out and its answer gets lost, or does neither. */
function loseAnswer(
  floor: ReturnType<typeof setUp>,
  operation: 'updateParticipant' | 'removeParticipant' | 'endConference',
  happens: () => void,
) {
  floor.twilio.on(operation, () => {
    happens();
    return refused('timeout', LOST);
  });
}

const wishes: readonly [string, Command, Partial<Participant>][] = [
  ['a mute', { kind: 'mute', ...onAna, muted: true }, { muted: true }],
  ['a hold', { kind: 'hold', ...onAna, hold: true }, { hold: true }],
];

describe.each(wishes)('after %s whose answer was lost', (_name, wish, effect) => {
  test('it is done when Twilio shows it, and nothing is asked for twice', async () => {
    const floor = setUp();
    loseAnswer(floor, 'updateParticipant', () => floor.change(ANA, effect));
    const startedAt = floor.clock.now();
    expect(await floor.clock.passUntil(floor.run(wish))).toMatchObject({ ok: true });
    expect(floor.checks()).toBe(1);
    expect(floor.twilio.asked('updateParticipant')).toHaveLength(1);
    expect(floor.clock.now() - startedAt).toBe(300);
    expect(floor.rowOf(ANA)).toMatchObject(effect);
  });

  test('it is done when it reaches Twilio only between two looks', async () => {
    const floor = setUp();
    loseAnswer(floor, 'updateParticipant', () => {
      void floor.clock.sleep(2_000).then(() => floor.change(ANA, effect));
    });
    expect(await floor.clock.passUntil(floor.run(wish))).toMatchObject({ ok: true });
  });

  test('it is called undone only when Twilio still denies it a while later', async () => {
    const floor = setUp();
    loseAnswer(floor, 'updateParticipant', () => undefined);
    const startedAt = floor.clock.now();
    const result = await floor.clock.passUntil(floor.run(wish));
    expect(result).toMatchObject({ ok: false, error: { code: 'timeout' } });
    expect(!result.ok && result.error.message).toMatch(/Twilio shows now that it was not done\.$/);
    expect(floor.clock.now() - startedAt).toBeGreaterThanOrEqual(2_500);
    expect(floor.twilio.asked('fetchParticipant').length).toBeGreaterThanOrEqual(2);
    expect(floor.twilio.asked('updateParticipant')).toHaveLength(1);
  });

  test('it stays unknown when Twilio cannot be read for a minute', async () => {
    const floor = setUp();
    loseAnswer(floor, 'updateParticipant', () => floor.change(ANA, effect));
    floor.twilio.on('fetchParticipant', () => refused('unreachable'));
    const startedAt = floor.clock.now();
    const result = await floor.clock.passUntil(floor.run(wish));
    expect(result).toMatchObject({ ok: false, error: { code: 'unknown-outcome' } });
    const took = floor.clock.now() - startedAt;
    expect(took).toBeGreaterThan(50_000);
    expect(took).toBeLessThanOrEqual(60_000);
    expect(floor.rowOf(ANA)).toMatchObject({ muted: false, hold: false });
  });

  test('somebody who has left meanwhile has left', async () => {
    const floor = setUp();
    loseAnswer(floor, 'updateParticipant', () => floor.leave(ANA));
    const result = await floor.clock.passUntil(floor.run(wish));
    expect(!result.ok && result.error).toMatchObject({ code: 'gone' });
    expect(!result.ok && result.error.message).toContain('Ana has already left.');
    expect(floor.rowOf(ANA)).toBeUndefined();
  });
});

describe('a failed command whose outcome is certain', () => {
  test('is not looked into', async () => {
    const floor = setUp();
    floor.twilio.on('updateParticipant', () => refused('throttled'));
    expect(await floor.run({ kind: 'mute', ...onAna, muted: true })).toMatchObject({ ok: false });
    expect(floor.checks()).toBe(0);
  });

  test('is a failure when Twilio answers with another state than the one asked for', async () => {
    const floor = setUp();
    floor.twilio.on('updateParticipant', () => ok(participant(1, 1, { label: 'Ana' })));
    const result = await floor.run({ kind: 'mute', ...onAna, muted: true });
    expect(result).toMatchObject({ ok: false, error: { code: 'refused' } });
  });
});

describe('an announcement whose answer was lost', () => {
  test('is not played again, and the hint is not to look but to ask', async () => {
    const floor = setUp();
    loseAnswer(floor, 'updateParticipant', () => undefined);
    const announcement = { url: 'https://a.example/x.mp3', method: 'GET' } as const;
    const result = await floor.run({ kind: 'announce', ...onAna, ...announcement });
    expect(!result.ok && result.error.code).toBe('unknown-outcome');
    expect(!result.ok && result.error.hint).toContain('heard it');
    expect(floor.twilio.asked('updateParticipant')).toHaveLength(1);
  });
});

describe('a removal whose answer was lost', () => {
  const wish = { kind: 'remove', ...onAna, endsCall: false } as const;

  test('is done when they are gone', async () => {
    const floor = setUp();
    loseAnswer(floor, 'removeParticipant', () => floor.leave(ANA));
    expect(await floor.clock.passUntil(floor.run(wish))).toMatchObject({ ok: true });
    expect(floor.checks()).toBe(1);
    expect(floor.rowOf(ANA)).toBeUndefined();
  });

  test('is undone when they are still there, and is not asked for again', async () => {
    const floor = setUp();
    loseAnswer(floor, 'removeParticipant', () => undefined);
    expect(await floor.clock.passUntil(floor.run(wish))).toMatchObject({
      ok: false,
      error: { code: 'timeout' },
    });
    expect(floor.twilio.asked('removeParticipant')).toHaveLength(1);
  });
});

describe('ending a call', () => {
  const wish = { kind: 'end-call', conferenceSid: CALL } as const;

  test('ends it, and shows it gone once Twilio says so', async () => {
    const floor = setUp();
    expect(await floor.run(wish)).toMatchObject({ ok: true });
    expect(floor.roster.roster().conferences.has(CALL)).toBe(false);
    expect(floor.checks()).toBe(0);
  });

  test('that has ended already is done, without a request', async () => {
    const floor = setUp();
    await floor.twilio.endConference(CALL);
    expect(await floor.run(wish)).toMatchObject({ ok: true });
    expect(floor.twilio.asked('endConference')).toHaveLength(1);
  });

  test('whose answer was lost is done when it has ended', async () => {
    const floor = setUp();
    let status: 'in-progress' | 'completed' = 'in-progress';
    floor.twilio.on('fetchConference', () => ok(conference(1, { status })));
    loseAnswer(floor, 'endConference', () => {
      void floor.clock.sleep(1_000).then(() => (status = 'completed'));
    });
    expect(await floor.clock.passUntil(floor.run(wish))).toMatchObject({ ok: true });
    expect(floor.checks()).toBe(1);
    expect(floor.twilio.asked('endConference')).toHaveLength(1);
  });

  test('that goes on although Twilio took the request is said', async () => {
    const floor = setUp();
    floor.twilio.on('endConference', () => ok(undefined));
    const result = await floor.clock.passUntil(floor.run(wish));
    expect(!result.ok && result.error.message).toContain('Could not end Call 1 for everybody.');
    expect(floor.roster.roster().conferences.has(CALL)).toBe(true);
  });
});

describe('two who ask at once', () => {
  test('a double click is one request', async () => {
    const floor = setUp();
    floor.twilio.hold('updateParticipant');
    const wish = { kind: 'mute', ...onAna, muted: true } as const;
    const clicks = [floor.run(wish), floor.run(wish)];
    const request = await floor.twilio.next('updateParticipant');
    await floor.clock.pass(100);
    request.answer(ok(participant(1, 1, { label: 'Ana', muted: true })));
    for (const result of await Promise.all(clicks)) expect(result).toMatchObject({ ok: true });
    expect(floor.twilio.asked('updateParticipant')).toHaveLength(1);
  });

  test('both learn that Twilio is looked at, when the answer was lost', async () => {
    const floor = setUp();
    floor.twilio.on('updateParticipant', () => {
      floor.change(ANA, { muted: true });
      return refused('timeout', LOST);
    });
    const wish = { kind: 'mute', ...onAna, muted: true } as const;
    const clicks = [floor.run(wish), floor.run(wish)];
    await floor.clock.pass(100);
    clicks.push(floor.run(wish));
    expect(floor.checks()).toBe(3);
    await floor.clock.passUntil(Promise.all(clicks));
    expect(floor.twilio.asked('updateParticipant')).toHaveLength(1);
  });

  test('a click after the first one has settled is a request of its own', async () => {
    const floor = setUp();
    const wish = { kind: 'mute', ...onAna, muted: true } as const;
    await floor.run(wish);
    floor.change(ANA, { muted: false });
    await floor.run(wish);
    expect(floor.twilio.asked('updateParticipant')).toHaveLength(2);
  });

  test('the answer to something else does not stand for the answer to a wish', async () => {
    const floor = setUp();
    floor.twilio.hold('updateParticipant');
    const media = { url: 'https://media.example/wait.mp3', method: 'GET' } as const;
    const clicks = [
      floor.run({ kind: 'announce', ...onAna, ...media }),
      floor.run({ kind: 'hold', ...onAna, hold: false }),
    ];
    const announcement = await floor.twilio.next('updateParticipant');
    await floor.clock.pass(100);
    // She was put on hold after Twilio wrote this.
    announcement.answer(ok(participant(1, 1, { label: 'Ana' })));
    const resumption = await floor.twilio.next('updateParticipant');
    expect(resumption.args[2]).toEqual({ hold: false });
    resumption.answer(ok(participant(1, 1, { label: 'Ana' })));
    await floor.clock.passUntil(Promise.all(clicks));
  });

  test('mute and unmute of one person are sent one after the other, the last one last', async () => {
    const floor = setUp();
    floor.twilio.hold('updateParticipant');
    const clicks = [true, false].map((muted) => floor.run({ kind: 'mute', ...onAna, muted }));
    const first = await floor.twilio.next('updateParticipant');
    expect(floor.twilio.waiting('updateParticipant')).toHaveLength(1);
    await floor.clock.pass(100);
    first.answer(ok(participant(1, 1, { label: 'Ana', muted: true })));
    const second = await floor.twilio.next('updateParticipant');
    expect(second.args[2]).toEqual({ muted: false });
    second.answer(ok(participant(1, 1, { label: 'Ana' })));
    await Promise.all(clicks);
    expect(floor.rowOf(ANA)?.muted).toBe(false);
  });

  test('different people are seen to at the same time', async () => {
    const floor = setUp();
    floor.twilio.hold('updateParticipant');
    const clicks = [ANA, BEN, CAT].map((who) =>
      floor.run({ kind: 'mute', conferenceSid: CALL, callSid: who, muted: true }),
    );
    await floor.clock.pass(0);
    const requests = floor.twilio.waiting('updateParticipant');
    expect(requests.map(({ args }) => args[1])).toEqual([ANA, BEN, CAT]);
    requests.forEach((request, index) => {
      request.answer(ok(participant(1, index + 1, { muted: true })));
    });
    for (const result of await Promise.all(clicks)) expect(result).toMatchObject({ ok: true });
  });

  test('two supervisors who mute the same person both succeed', async () => {
    const floor = setUp();
    const other = floor.openConsole('console2');
    const wish = { kind: 'mute', ...onAna, muted: true } as const;
    const results = await Promise.all([floor.run(wish), other.run(wish)]);
    for (const result of results) expect(result).toMatchObject({ ok: true });
    expect(floor.rowOf(ANA)?.muted).toBe(true);
    expect(other.rowOf(ANA)?.muted).toBe(true);
  });

  test('who holds somebody whom another has removed learns that they have left', async () => {
    const floor = setUp();
    const other = floor.openConsole('console2');
    expect(await other.run({ kind: 'remove', ...onAna, endsCall: false })).toMatchObject({
      ok: true,
    });
    const held = await floor.run({ kind: 'hold', ...onAna, hold: true });
    expect(held).toMatchObject({ ok: false, error: { code: 'gone' } });
    expect(!held.ok && held.error.message).toBe('Could not hold Ana. Ana has already left.');
    expect(floor.rowOf(ANA)).toBeUndefined();
  });

  test('two who remove the same person both succeed', async () => {
    const floor = setUp();
    const other = floor.openConsole('console2');
    const wish = { kind: 'remove', ...onAna, endsCall: false } as const;
    for (const result of await Promise.all([floor.run(wish), other.run(wish)])) {
      expect(result).toMatchObject({ ok: true });
    }
  });
});
