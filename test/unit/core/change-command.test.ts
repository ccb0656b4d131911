import { describe, expect, test } from 'vitest';
import type { Draft } from '../../../common/adding/draft.ts';
import { ok } from '../../../common/failure.ts';
import type { Participant } from '../../../common/model/participant.ts';
import { refused } from '../../support/twilio/fake-twilio.ts';
import { ANA, BEN, LOST, ME, setUpCommands } from './command-stage.ts';

function setUp() {
  const stage = setUpCommands();
  return {
    ...stage,
    set: (draft: Draft, who = ANA) => stage.run({ kind: 'change', ...stage.on(who), draft }),
  };
}

function loseAnswer(stage: ReturnType<typeof setUp>, effect: Partial<Participant>) {
  stage.twilio.on('changeParticipant', () => {
    stage.change(ANA, effect);
    return refused('timeout', LOST);
  });
}

test('sends exactly what was filled in, by Twilio’s names and in Twilio’s words', async () => {
  const stage = setUp();
  const draft = { Hold: 'true', HoldUrl: 'silence', HoldMethod: 'POST', BeepOnExit: '', Muted: '' };
  expect(await stage.set(draft)).toMatchObject({ ok: true });
  expect(stage.twilio.asked('changeParticipant')).toEqual([
    [
      stage.conferenceSid,
      ANA,
      [
        ['Hold', 'true'],
        ['HoldUrl', ''],
        ['HoldMethod', 'POST'],
      ],
    ],
  ]);
  expect(stage.rowOf(ANA)).toMatchObject({ hold: true });
});

describe.each<[string, Draft, string]>([
  ['a name that Twilio has not', { Status: 'completed' }, 'Status'],
  ['a boolean that is none', { Muted: 'yes' }, 'Muted'],
  ['an address that is none', { HoldUrl: 'hold.mp3' }, 'HoldUrl'],
  ['a method without its address', { WaitMethod: 'GET' }, 'WaitMethod'],
  ['coaching of nobody', { Coaching: 'true' }, 'CallSidToCoach'],
  ['coaching of oneself', { CallSidToCoach: ANA }, 'CallSidToCoach'],
])('%s', (_name, draft, field) => {
  test('is refused by its name before anything is sent', async () => {
    const stage = setUp();
    expect(await stage.set(draft)).toMatchObject({ ok: false, error: { code: 'invalid', field } });
    expect(stage.twilio.asked('changeParticipant')).toEqual([]);
  });
});

test('a form in which nothing is filled in asks nothing', async () => {
  const stage = setUp();
  expect(await stage.set({ Muted: '' })).toMatchObject({ ok: false, error: { code: 'invalid' } });
  expect(stage.twilio.calls).toEqual([]);
});

describe.each<[string, Draft]>([
  ['unmute them', { Muted: 'false' }],
  ['unmute them by a value with space around it', { Muted: ' false ' }],
  ['aim them', { Coaching: 'true', CallSidToCoach: BEN }],
  ['end their coaching', { Coaching: 'false' }],
  ['take them off hold with nothing said of mute', { Hold: 'false' }],
])('of a supervisor’s leg, a form cannot', (what, draft) => {
  test(what, async () => {
    const stage = setUp();
    expect(await stage.set(draft, ME)).toMatchObject({ ok: false, error: { code: 'refused' } });
    expect(stage.twilio.asked('changeParticipant')).toEqual([]);
  });

  test(`${what}, unless it mutes them in the same request`, async () => {
    const stage = setUp();
    const muted = { ...draft, Muted: 'true' };
    expect(await stage.set(muted, ME)).toMatchObject({ ok: true });
    expect(stage.rowOf(ME)).toMatchObject({ muted: true });
  });
});

test('who whispers is changed only with a word on whether they go on, or muted', async () => {
  const stage = setUp();
  stage.change(ANA, { coaching: true, callSidToCoach: BEN });
  await stage.read();
  const beep = { BeepOnExit: 'true' };
  expect(await stage.set(beep)).toMatchObject({ ok: false, error: { code: 'refused' } });
  expect(await stage.set({ ...beep, CallSidToCoach: BEN })).toMatchObject({ ok: true });
  expect(await stage.set({ ...beep, Muted: 'true' })).toMatchObject({ ok: true });
  // Muted, nobody hears them either way.
  expect(await stage.set(beep)).toMatchObject({ ok: true });
});

test('whoever I whisper to is put on hold only when I am muted', async () => {
  const stage = setUp();
  stage.change(ME, { muted: false, coaching: true, callSidToCoach: ANA });
  await stage.read();
  expect(await stage.set({ Hold: 'true', HoldMethod: 'GET' })).toMatchObject({ ok: true });
  const changes = stage.twilio.calls
    .map(({ operation }) => operation)
    .filter((operation) => operation.endsWith('eParticipant'));
  expect(changes).toEqual(['updateParticipant', 'changeParticipant']);
  expect(stage.rowOf(ME)).toMatchObject({ muted: true });
});

describe('EndConferenceOnExit', () => {
  test('is read back, and what Twilio says then is what is told', async () => {
    const stage = setUp();
    expect(await stage.set({ EndConferenceOnExit: 'true' })).toMatchObject({ ok: true });
    expect(stage.twilio.asked('fetchParticipant')).toHaveLength(1);
    expect(stage.rowOf(ANA)).toMatchObject({ endConferenceOnExit: true });
  });

  test('of somebody on hold it is said that Twilio took it and nothing came of it', async () => {
    const stage = setUp();
    stage.change(ANA, { hold: true });
    // Twilio answers as if it were so, and it is not.
    stage.twilio.on('changeParticipant', () =>
      ok({ ...stage.person(ANA), endConferenceOnExit: true }),
    );
    const result = await stage.set({ EndConferenceOnExit: 'true' });
    expect(result).toMatchObject({ ok: false, error: { code: 'refused' } });
    expect(!result.ok && result.error.message).toMatch(
      /Twilio took it, and it is not so: whether their leaving ends the call\.$/,
    );
    expect(!result.ok && result.error.hint).toMatch(/Take them off hold/);
    expect(stage.rowOf(ANA)).toMatchObject({ endConferenceOnExit: false });
  });
});

test('what was answered and cannot be read back just then is looked at until it can', async () => {
  const stage = setUp();
  const read = stage.twilio.asked('fetchParticipant');
  stage.twilio.on('fetchParticipant', () =>
    stage.twilio.asked('fetchParticipant').length < 3
      ? refused('unreachable')
      : ok(stage.person(ANA)),
  );
  const result = stage.set({ EndConferenceOnExit: 'true' });
  expect(await stage.clock.passUntil(result)).toMatchObject({ ok: true });
  expect(stage.twilio.asked('fetchParticipant').length).toBe(read.length + 3);
});

describe('after a lost answer', () => {
  test('it is done when Twilio shows what was set', async () => {
    const stage = setUp();
    loseAnswer(stage, { endConferenceOnExit: true });
    const result = stage.set({ EndConferenceOnExit: 'true', BeepOnExit: 'true' });
    expect(await stage.clock.passUntil(result)).toMatchObject({ ok: true });
    expect(stage.checks()).toBe(1);
    expect(stage.twilio.asked('changeParticipant')).toHaveLength(1);
  });

  test('it is called undone when Twilio goes on denying it', async () => {
    const stage = setUp();
    loseAnswer(stage, {});
    const result = await stage.clock.passUntil(stage.set({ EndConferenceOnExit: 'true' }));
    expect(result).toMatchObject({ ok: false, error: { code: 'timeout' } });
    expect(!result.ok && result.error.message).toMatch(/it was not done\.$/);
  });

  test('of what Twilio tells nobody, it is said that nobody can look', async () => {
    const stage = setUp();
    loseAnswer(stage, {});
    const result = await stage.set({ BeepOnExit: 'true', WaitUrl: 'silence' });
    expect(result).toMatchObject({ ok: false, error: { code: 'unknown-outcome' } });
    expect(!result.ok && result.error.message).toMatch(/BeepOnExit, WaitUrl back/);
  });

  test('a flag that was so before proves nothing of the rest', async () => {
    const stage = setUp();
    loseAnswer(stage, {});
    const result = await stage.set({ Muted: 'false', BeepOnExit: 'true' });
    expect(result).toMatchObject({ ok: false, error: { code: 'unknown-outcome' } });
  });

  test('what was perhaps heard is not said to be repeatable', async () => {
    const stage = setUp();
    loseAnswer(stage, {});
    const result = await stage.set({ AnnounceUrl: 'https://media.example/a.mp3' });
    expect(!result.ok && result.error.hint).toMatch(/whether they heard it/);
    expect(stage.twilio.asked('changeParticipant')).toHaveLength(1);
  });

  test('somebody who has left meanwhile has left', async () => {
    const stage = setUp();
    stage.twilio.on('changeParticipant', () => {
      stage.leave(ANA);
      return refused('timeout', LOST);
    });
    const result = stage.set({ EndConferenceOnExit: 'true' });
    expect(await stage.clock.passUntil(result)).toMatchObject({ error: { code: 'gone' } });
  });
});

test('a mute that is asked for while a change is under way waits for it', async () => {
  const stage = setUp();
  stage.twilio.hold('changeParticipant');
  const change = stage.set({ BeepOnExit: 'true' });
  const mute = stage.run({ kind: 'mute', ...stage.on(ANA), muted: true });
  const asked = await stage.twilio.next('changeParticipant');
  expect(stage.twilio.asked('updateParticipant')).toEqual([]);
  asked.answer(ok(stage.person(ANA)));
  expect(await change).toMatchObject({ ok: true });
  expect(await mute).toMatchObject({ ok: true });
});
