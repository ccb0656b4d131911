import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Addition, AddRequest } from '../../../common/ipc/addition.ts';
import type { CallStatus } from '../../../common/model/call.ts';
import type { CallSid } from '../../../common/model/sid.ts';
import { createAddingService } from '../../../main/core/adding-service.ts';
import { createRosterService } from '../../../main/core/roster-service.ts';
import type { RequestOptions } from '../../../main/core/twilio-port.ts';
import {
  callSid,
  conference,
  conferenceSid,
  participant,
} from '../../support/arbitraries/facts.ts';
import { createDiallingTwilio, FIRST_DIALLED } from '../../support/twilio/dialling-twilio.ts';
import { refused } from '../../support/twilio/fake-twilio.ts';
import { createManualClock } from '../twilio/manual-clock.ts';

const CALL = conferenceSid(1);
const LEG = callSid(FIRST_DIALLED);
const CUSTOMER = '+14155550123';
const FROM = '+15005550006';

/** A call with two people to which somebody is added. */
function onCall({ aheadMs = 0 } = {}) {
  const clock = createManualClock();
  const dialling = createDiallingTwilio(clock.now, aheadMs);
  const { twilio } = dialling;
  const roster = createRosterService('epoch');
  const pushed: (readonly Addition[])[] = [];
  const kept: {
    readonly what: string;
    readonly failure?: unknown;
    readonly callStatus?: unknown;
  }[] = [];
  const asked: boolean[] = [];
  const statuses = ['init', 'in-progress'] as const;
  const asOf = clock.now();
  roster.apply({ kind: 'conferences-listed', asOf, statuses, conferences: [conference(1)] });
  roster.apply({
    kind: 'participants-listed',
    asOf,
    conferenceSid: CALL,
    participants: [participant(1, 1, { label: 'Ana' }), participant(1, 2, { hold: true })],
  });
  const adding = createAddingService({
    twilio,
    roster,
    clock,
    reconciler: {
      refresh: async () => undefined,
      readAside: (send: (options: RequestOptions) => unknown) => send({}) as never,
    },
    history: {
      added: (entry) => kept.push({ what: 'added', ...entry }),
      notConnected: (entry) => kept.push({ what: 'not-connected', ...entry }),
    },
    onAsked: (hasFailed) => asked.push(hasFailed),
    onChange: (additions) => pushed.push(additions),
  });
  return {
    ...dialling,
    clock,
    roster,
    adding,
    pushed,
    kept,
    asked,
    add: (draft: AddRequest['draft'] = {}, more: Partial<AddRequest> = {}) => {
      const id = randomUUID();
      const conferenceOf = { kind: 'live', sid: CALL } as const;
      const form = { To: CUSTOMER, From: FROM, ...draft };
      const added = adding.add({ id, conference: conferenceOf, draft: form, ...more });
      return { id, added };
    },
    state: (id: string) => adding.list().find((one) => one.id === id)?.state,
    one: (id: string) => adding.list().find((one) => one.id === id),
    tell: (sid: CallSid, status: CallStatus, sipCode: number | null = null) =>
      adding.callProgress({ callSid: sid, status, sipCode, twilioCode: null }),
  };
}

const FINAL = ['busy', 'no-answer', 'failed', 'canceled'] as const;

describe('what is sent', () => {
  test('is what the form shows and nothing else', async () => {
    const floor = onCall();
    floor.add({
      Label: 'Tier 3',
      Muted: 'true',
      Beep: 'true',
      Timeout: '',
      StatusCallbackEvent: [],
    });
    expect(floor.twilio.asked('addParticipant')).toEqual([
      [
        CALL,
        [
          ['To', CUSTOMER],
          ['From', FROM],
          ['Label', 'Tier 3'],
          ['Muted', 'true'],
        ],
      ],
    ]);
  });

  test('stands in the list at once, before Twilio was heard', () => {
    const floor = onCall();
    const { id } = floor.add();
    expect(floor.pushed.at(-1)).toMatchObject([
      {
        id,
        to: CUSTOMER,
        callSid: null,
        state: { kind: 'asking' },
        conference: { name: 'Call 1' },
      },
    ]);
  });

  test('twice under one id is sent once, also after it was dismissed', async () => {
    const floor = onCall();
    const { id } = floor.add();
    floor.add({}, { id });
    await floor.clock.pass(0);
    floor.tell(LEG, 'busy');
    floor.adding.dismiss(id);
    floor.add({}, { id });
    expect(floor.twilio.asked('addParticipant')).toHaveLength(1);
    expect(floor.adding.list()).toEqual([]);
  });

  test.each([
    ['without a number', { To: '' }, 'To'],
    ['with what Twilio cannot read', { Muted: 'yes' }, 'Muted'],
    ['with what Twilio does not know', { Loud: 'true' }, 'Loud'],
    ['with a label that somebody has', { Label: 'Ana' }, 'Label'],
    ['to coach somebody on hold', { CallSidToCoach: callSid(2) }, 'CallSidToCoach'],
    ['with a supervisor’s mark', { Label: 'supervisor:abc:Alex' }, 'Label'],
  ])('%s is refused here', (_, draft, field) => {
    const floor = onCall();
    const { added } = floor.add(draft);
    expect(added).toMatchObject({ ok: false, error: { code: 'invalid', field } });
    expect(floor.twilio.asked('addParticipant')).toEqual([]);
    expect(floor.adding.list()).toEqual([]);
  });

  test('with the label of somebody who is being added is refused here, too', async () => {
    const floor = onCall();
    floor.add({ Label: 'Tier 3' });
    expect(floor.add({ Label: 'Tier 3' }).added).toMatchObject({ error: { field: 'Label' } });
    await floor.clock.pass(0);
    floor.tell(LEG, 'busy');
    expect(floor.add({ Label: 'Tier 3' }).added).toMatchObject({ ok: true });
  });

  test('for a new call is refused when a call of that name is going on', () => {
    const floor = onCall();
    const taken = { kind: 'new', name: 'Call 1' } as const;
    expect(floor.add({}, { conference: taken }).added).toMatchObject({ ok: false });
    const free = { kind: 'new', name: 'Call 2' } as const;
    expect(floor.add({}, { conference: free }).added).toMatchObject({ ok: true });
  });

  test('is refused when the session ends', () => {
    const floor = onCall();
    floor.adding.close();
    expect(floor.add().added).toMatchObject({ ok: false, error: { code: 'not-ready' } });
    expect(floor.twilio.calls).toEqual([]);
  });
});

describe('how far it is', () => {
  test('comes from the call itself when nobody tells', async () => {
    const floor = onCall();
    const { id } = floor.add();
    await floor.clock.pass(0);
    expect(floor.one(id)).toMatchObject({ callSid: LEG, queueMs: 250, state: { kind: 'queued' } });
    floor.change(LEG, { status: 'ringing', queueMs: 900 });
    await floor.clock.pass(1_500);
    expect(floor.one(id)).toMatchObject({ queueMs: 900, state: { kind: 'ringing' } });
    floor.change(LEG, { status: 'in-progress' });
    await floor.clock.pass(1_500);
    expect(floor.state(id)).toMatchObject({ kind: 'connected' });
    await floor.clock.pass(5_000);
    expect(floor.adding.list()).toEqual([]);
    expect(floor.pushed.at(-1)).toEqual([]);
  });

  test('comes from the callbacks of the call, and Twilio is asked more rarely', async () => {
    const floor = onCall();
    const { id } = floor.add();
    await floor.clock.pass(0);
    floor.tell(LEG, 'ringing');
    expect(floor.state(id)).toMatchObject({ kind: 'ringing' });
    await floor.clock.pass(9_000);
    expect(floor.twilio.asked('fetchCall')).toHaveLength(1);
    floor.tell(LEG, 'busy', 486);
    expect(floor.state(id)).toMatchObject({ kind: 'ended', outcome: 'busy', sipCode: 486 });
  });

  test.each(FINAL)(
    '%s is found by asking alone, and stays until it is dismissed',
    async (outcome) => {
      const floor = onCall();
      const { id } = floor.add();
      floor.change(LEG, { status: outcome });
      await floor.clock.pass(1_500);
      expect(floor.state(id)).toMatchObject({ kind: 'ended', outcome });
      const asked = floor.twilio.calls.length;
      await floor.clock.pass(60_000);
      expect(floor.twilio.calls).toHaveLength(asked);
      expect(floor.kept).toMatchObject([
        { what: 'added', callSid: LEG, target: CUSTOMER, failure: null },
        { what: 'not-connected', callStatus: outcome },
      ]);
      expect(floor.adding.dismiss(id)).toMatchObject({ ok: true });
      expect(floor.adding.list()).toEqual([]);
    },
  );

  test('that a callback told before Twilio answered is not lost', async () => {
    const floor = onCall();
    floor.twilio.hold('addParticipant');
    const { id } = floor.add();
    const request = await floor.twilio.next('addParticipant');
    const leg = participant(1, FIRST_DIALLED, { status: 'queued' });
    floor.tell(LEG, 'busy', 486);
    request.answer({ ok: true, value: { participant: leg, queueMs: 0 } });
    await floor.clock.pass(0);
    expect(floor.state(id)).toMatchObject({ kind: 'ended', outcome: 'busy', sipCode: 486 });
  });

  test('comes from events of the conference', async () => {
    const floor = onCall();
    const { id } = floor.add();
    await floor.clock.pass(0);
    const person = { ...participant(1, FIRST_DIALLED), beepOnExit: false };
    const event = { conferenceSid: CALL, friendlyName: 'Call 1', sequenceNumber: 1, at: 0 };
    const reason = 'participant_add_failed' as const;
    floor.adding.event({
      ...event,
      type: 'participant-leave',
      participant: person,
      callStatus: 'no-answer',
      reason,
    });
    expect(floor.state(id)).toMatchObject({ kind: 'ended', outcome: 'no-answer' });
  });

  test('of a leg that vanished while calls may not be read is that it left the list', async () => {
    const floor = onCall();
    floor.twilio.on('fetchCall', () => refused('forbidden'));
    const { id } = floor.add();
    await floor.clock.pass(1_500);
    expect(floor.state(id)).toMatchObject({ kind: 'queued' });
    floor.change(LEG, { status: 'busy' });
    await floor.clock.pass(1_500);
    // Seen missing once, it may only not be there yet.
    expect(floor.state(id)).toMatchObject({ kind: 'queued' });
    await floor.clock.pass(1_500);
    expect(floor.state(id)).toMatchObject({ kind: 'ended', outcome: 'left-list' });
  });

  test('waits while Twilio cannot be reached, and is found after', async () => {
    const floor = onCall();
    const { id } = floor.add();
    await floor.clock.pass(0);
    floor.twilio.on('fetchCall', () => refused('unreachable'));
    await floor.clock.pass(60_000);
    expect(floor.state(id)).toMatchObject({ kind: 'queued' });
    floor.change(LEG, { status: 'no-answer' });
    floor.twilio.on('fetchCall', (sid) => ({ ok: true, value: must(floor.calls.get(sid)) }));
    await floor.clock.pass(1_500);
    expect(floor.state(id)).toMatchObject({ outcome: 'no-answer' });
  });
});

describe('a lost answer', () => {
  test('is found out by the label, and nobody is dialled again', async () => {
    const floor = onCall();
    floor.next('lost');
    const { id } = floor.add({ Label: 'Tier 3' });
    await floor.clock.pass(0);
    expect(floor.state(id)).toMatchObject({ kind: 'checking' });
    await floor.clock.pass(300);
    expect(floor.one(id)).toMatchObject({ callSid: LEG, state: { kind: 'queued' } });
    expect(floor.asked).toEqual([false]);
    await floor.clock.pass(120_000);
    expect(floor.twilio.asked('addParticipant')).toHaveLength(1);
  });

  test.each(['ringing', ...FINAL] as const)(
    'of a call that is %s by then is found out among the account’s calls',
    async (status) => {
      const floor = onCall();
      floor.next('lost');
      const { id } = floor.add();
      floor.change(LEG, { status });
      await floor.clock.pass(300);
      expect(floor.one(id)).toMatchObject({
        callSid: LEG,
        state: status === 'ringing' ? { kind: 'ringing' } : { kind: 'ended', outcome: status },
      });
    },
  );

  test.each([-3_600_000, -40_000, 40_000, 3_600_000])(
    'is found out although Twilio’s clock differs by %i ms, and no older call is taken for it',
    async (aheadMs) => {
      const floor = onCall({ aheadMs });
      const old = floor.dial(CALL, { To: CUSTOMER });
      await floor.clock.pass(10_000);
      floor.next('lost');
      const { id } = floor.add();
      await floor.clock.pass(300);
      expect(floor.one(id)?.callSid).toBe(callSid(FIRST_DIALLED + 1));
      expect(floor.one(id)?.callSid).not.toBe(old);
    },
  );

  test('of a request that never came is told as such, after more than one look', async () => {
    const floor = onCall();
    floor.next('never came');
    const { id } = floor.add();
    await floor.clock.pass(300);
    expect(floor.state(id)).toMatchObject({ kind: 'checking' });
    await floor.clock.pass(10_000);
    expect(floor.state(id)).toMatchObject({
      kind: 'refused',
      failure: { message: expect.stringContaining('nobody was dialled') },
    });
    expect(floor.twilio.asked('addParticipant')).toHaveLength(1);
    expect(floor.asked).toEqual([true]);
    expect(floor.kept).toMatchObject([{ what: 'added', callSid: null, failure: {} }]);
  });

  test('is not taken for a colleague’s person of the same label', async () => {
    const floor = onCall();
    floor.next('never came');
    const { id } = floor.add({ Label: 'Tier 3' });
    floor.dial(CALL, { To: '+14155550199', Label: 'Tier 3' });
    await floor.clock.pass(10_000);
    expect(floor.one(id)).toMatchObject({ callSid: null, state: { kind: 'refused' } });
  });

  test('is not taken for a call to the same number onto another conference', async () => {
    const floor = onCall();
    floor.next('never came');
    const { id } = floor.add();
    floor.dial(conferenceSid(2), { To: CUSTOMER });
    await floor.clock.pass(70_000);
    expect(floor.one(id)).toMatchObject({
      callSid: null,
      state: { kind: 'unknown', failure: { code: 'unknown-outcome' } },
    });
  });

  test('with several calls that may be it is not guessed', async () => {
    const floor = onCall();
    floor.next('lost');
    const { id } = floor.add();
    floor.dial(CALL, { To: CUSTOMER });
    await floor.clock.pass(70_000);
    expect(floor.one(id)).toMatchObject({
      callSid: null,
      state: { kind: 'unknown', failure: { message: expect.stringContaining('more than once') } },
    });
  });

  test('of two people who are told apart by their labels is found out for each', async () => {
    const floor = onCall();
    floor.next('lost');
    const first = floor.add({ Label: 'Tier 3' });
    floor.next('lost');
    const second = floor.add({ Label: 'Tier 4' });
    await floor.clock.pass(300);
    expect([floor.one(first.id)?.callSid, floor.one(second.id)?.callSid]).toEqual([
      callSid(FIRST_DIALLED),
      callSid(FIRST_DIALLED + 1),
    ]);
  });

  test('about a new call finds the call as well', async () => {
    const floor = onCall();
    floor.next('lost');
    const { id } = floor.add({}, { conference: { kind: 'new', name: 'Call 2' } });
    await floor.clock.pass(300);
    expect(floor.one(id)).toMatchObject({
      callSid: LEG,
      conference: { sid: conferenceSid(901), name: 'Call 2' },
    });
  });

  test('to an address of which Twilio may keep other words is not called undone', async () => {
    const floor = onCall();
    floor.next('never came');
    const { id } = floor.add({ To: 'sip:desk@north.example' });
    await floor.clock.pass(70_000);
    expect(floor.state(id)).toMatchObject({ kind: 'unknown' });
  });
});

describe('Cancel', () => {
  test('stops what rings, and says so only when Twilio does', async () => {
    const floor = onCall();
    const { id } = floor.add();
    await floor.clock.pass(0);
    floor.tell(LEG, 'ringing');
    floor.twilio.hold('cancelCall');
    const canceled = floor.adding.cancel(id);
    const request = await floor.twilio.next('cancelCall');
    expect(floor.one(id)).toMatchObject({ isCanceling: true, state: { kind: 'ringing' } });
    floor.change(LEG, { status: 'canceled' });
    request.answer({ ok: true, value: undefined });
    expect(await floor.clock.passUntil(canceled)).toEqual({ ok: true });
    expect(floor.one(id)).toMatchObject({
      isCanceling: false,
      cancelFailure: null,
      state: { kind: 'ended', outcome: 'canceled' },
    });
  });

  test.each(['answered', 'lost'] as const)(
    'of a request that is still under way waits for its call (%s)',
    async (fate) => {
      const floor = onCall();
      floor.next(fate);
      const { id } = floor.add();
      const canceled = floor.adding.cancel(id);
      expect(floor.one(id)?.isCanceling).toBe(true);
      expect(await floor.clock.passUntil(canceled)).toEqual({ ok: true });
      expect(floor.twilio.asked('cancelCall')).toEqual([[LEG]]);
      expect(floor.state(id)).toMatchObject({ outcome: 'canceled' });
    },
  );

  test('asked twice is sent once', async () => {
    const floor = onCall();
    const { id } = floor.add();
    await floor.clock.pass(0);
    const both = Promise.all([floor.adding.cancel(id), floor.adding.cancel(id)]);
    expect(await floor.clock.passUntil(both)).toEqual([{ ok: true }, { ok: true }]);
    expect(floor.twilio.asked('cancelCall')).toHaveLength(1);
  });

  test('takes off whoever answered meanwhile, and says so', async () => {
    const floor = onCall();
    const { id } = floor.add();
    await floor.clock.pass(0);
    floor.change(LEG, { status: 'in-progress' });
    expect(await floor.clock.passUntil(floor.adding.cancel(id))).toEqual({ ok: true });
    expect(floor.one(id)).toMatchObject({
      state: { outcome: 'canceled' },
      cancelFailure: { message: expect.stringContaining('had just answered') },
    });
  });

  test('of somebody who is known to be on the call does nothing', async () => {
    const floor = onCall();
    const { id } = floor.add();
    await floor.clock.pass(0);
    floor.tell(LEG, 'in-progress');
    expect(await floor.adding.cancel(id)).toMatchObject({ ok: false, error: { code: 'refused' } });
    expect(floor.twilio.asked('cancelCall')).toEqual([]);
  });

  test('that Twilio refuses is told, and it rings on', async () => {
    const floor = onCall();
    floor.twilio.on('cancelCall', () => refused('forbidden'));
    const { id } = floor.add();
    await floor.clock.pass(0);
    floor.tell(LEG, 'ringing');
    const canceled = await floor.clock.passUntil(floor.adding.cancel(id));
    expect(canceled).toMatchObject({ ok: false, error: { code: 'forbidden' } });
    expect(floor.one(id)).toMatchObject({
      isCanceling: false,
      state: { kind: 'ringing' },
      cancelFailure: { code: 'forbidden' },
    });
    floor.change(LEG, { status: 'in-progress' });
    await floor.clock.pass(10_000);
    expect(floor.pushed.flat().filter(({ state }) => state.kind === 'connected')).not.toEqual([]);
  });

  test('of a call that ended by itself meanwhile tells how it ended', async () => {
    const floor = onCall();
    const { id } = floor.add();
    await floor.clock.pass(0);
    floor.change(LEG, { status: 'busy' });
    expect(await floor.clock.passUntil(floor.adding.cancel(id))).toEqual({ ok: true });
    expect(floor.state(id)).toMatchObject({ outcome: 'busy' });
  });
});

test('what rings is not dismissed', async () => {
  const floor = onCall();
  const { id } = floor.add();
  await floor.clock.pass(0);
  expect(floor.adding.dismiss(id)).toMatchObject({ ok: false });
  expect(floor.adding.list()).toHaveLength(1);
});

test('a refusal says which field it is about', async () => {
  const floor = onCall();
  floor.dial(CALL, { To: '+14155550199', Label: 'Tier 3' });
  const { id } = floor.add({ Label: 'Tier 3' });
  await floor.clock.pass(0);
  expect(floor.state(id)).toMatchObject({
    kind: 'refused',
    failure: { twilioCode: 16_026, field: 'Label' },
  });
  expect(floor.twilio.asked('listCallsTo')).toEqual([]);
});

test('what is secret is sent, and kept nowhere', async () => {
  const floor = onCall();
  const secret = 'pa$$ word';
  const encoded = 'pa%24%24+word';
  floor.twilio.on('addParticipant', () =>
    refused('refused', { detail: `No ${secret} and no ${encoded}` }),
  );
  const sip = { To: 'sip:desk@north.example', SipAuthUsername: 'desk', SipAuthPassword: secret };
  const { id } = floor.add(sip);
  await floor.clock.pass(0);
  expect(floor.twilio.asked('addParticipant')[0]?.[1]).toContainEqual(['SipAuthPassword', secret]);
  expect(floor.one(id)).toMatchObject({ hadSecret: true, state: { kind: 'refused' } });
  const told = JSON.stringify([floor.pushed, floor.kept]);
  expect(told).not.toContain(secret);
  expect(told).not.toContain(encoded);
  expect(told).toContain('[redacted]');
});

test('whatever happens, each attempt dials at most once and none goes back from its end', async () => {
  const step = fc.oneof(
    fc.record({ do: fc.constant('add'), fate: fc.constantFrom('answered', 'lost', 'never came') }),
    fc.record({ do: fc.constant('pass'), ms: fc.constantFrom(0, 300, 1_500, 20_000) }),
    fc.record({ do: fc.constant('cancel'), which: fc.nat(3) }),
    fc.record({ do: fc.constant('dismiss'), which: fc.nat(3) }),
    fc.record({
      do: fc.constantFrom('change', 'tell'),
      which: fc.nat(3),
      status: fc.constantFrom('ringing', 'in-progress', ...FINAL),
    }),
  ) as fc.Arbitrary<Step>;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 15 }), async (steps) => {
      const floor = onCall();
      const ids: string[] = [];
      for (const one of steps) await take(floor, ids, one);
      await floor.clock.pass(90_000);
      expect(floor.twilio.asked('addParticipant')).toHaveLength(ids.length);
      const sids = floor.adding.list().flatMap(({ callSid: sid }) => sid ?? []);
      expect(new Set(sids).size).toBe(sids.length);
      for (const id of ids) {
        const kinds = floor.pushed.flat().filter((one) => one.id === id);
        const over = kinds.findIndex(({ state }) => OVER.has(state.kind));
        const last = over < 0 ? null : kinds[over]?.state.kind;
        for (const { state } of over < 0 ? [] : kinds.slice(over)) expect(state.kind).toBe(last);
      }
    }),
    { numRuns: 60 },
  );
});

interface Step {
  readonly do: 'add' | 'pass' | 'cancel' | 'dismiss' | 'change' | 'tell';
  readonly fate: 'answered' | 'lost' | 'never came';
  readonly ms: number;
  readonly which: number;
  readonly status: CallStatus;
}

const OVER: ReadonlySet<string> = new Set(['connected', 'ended', 'refused', 'unknown']);

async function take(floor: ReturnType<typeof onCall>, ids: string[], step: Step): Promise<void> {
  const id = ids[step.which] ?? '';
  switch (step.do) {
    case 'add':
      floor.next(step.fate);
      ids.push(floor.add().id);
      return;
    case 'pass':
      return floor.clock.pass(step.ms);
    case 'cancel':
      void floor.adding.cancel(id);
      return;
    case 'dismiss':
      floor.adding.dismiss(id);
      return;
    case 'change':
      floor.change(callSid(FIRST_DIALLED + step.which), { status: step.status });
      return;
    case 'tell':
      floor.tell(callSid(FIRST_DIALLED + step.which), step.status);
      return;
  }
}

function must<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('not there');
  return value;
}
