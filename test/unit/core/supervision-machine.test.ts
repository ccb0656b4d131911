import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ok, type Result } from '../../../common/failure.ts';
import type { Participant } from '../../../common/model/participant.ts';
import type { CallSid } from '../../../common/model/sid.ts';
import { supervisorLabel } from '../../../common/model/supervisor-label.ts';
import { createRosterService } from '../../../main/core/roster-service.ts';
import { createSupervisionService } from '../../../main/core/supervision-service.ts';
import type { ParticipantChanges } from '../../../main/core/twilio-port.ts';
import {
  callSid,
  conference,
  conferenceSid,
  participant,
} from '../../support/arbitraries/facts.ts';
import { createFakeTwilio, refused } from '../../support/twilio/fake-twilio.ts';
import { createManualClock } from '../twilio/manual-clock.ts';

/* Any wishes, against a Twilio that loses, delays and twists any answers while others change things. */

const CALL = conferenceSid(1);
const ANA = callSid(1);
const BEN = callSid(2);
const LABEL = supervisorLabel({ consoleId: 'console1', name: 'Alex' });

type Wish = 'coach Ana' | 'coach Ben' | 'barge in' | 'mute me' | 'listen' | 'stop' | 'leave';
type Outside = 'Ana leaves' | 'Ana is held' | 'Ana is back' | 'I am unmuted' | 'I coach nobody';
/** What becomes of a change: when it is carried out and when, and how, it is answered. */
type Fate = 'done' | 'slow' | 'lost' | 'failed' | 'refused' | 'late' | 'twisted';

interface Step {
  readonly does: Wish | Outside;
  readonly thenMs: number;
}

const steps = fc.array(
  fc.record({
    does: fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom<Wish>('coach Ana', 'coach Ben', 'barge in') },
      { weight: 3, arbitrary: fc.constantFrom<Wish>('mute me', 'listen', 'stop', 'leave') },
      {
        weight: 2,
        arbitrary: fc.constantFrom<Outside>(
          'Ana leaves',
          'Ana is held',
          'Ana is back',
          'I am unmuted',
          'I coach nobody',
        ),
      },
    ),
    thenMs: fc.constantFrom(0, 20, 60, 400, 3_000, 9_000),
  }),
  { minLength: 1, maxLength: 8 },
);
const fates = fc.array(
  fc.constantFrom<Fate>('done', 'done', 'slow', 'lost', 'failed', 'refused', 'late', 'twisted'),
  { maxLength: 12 },
);

function startFloor(fateOfNext: () => Fate) {
  const clock = createManualClock();
  const people = new Map<CallSid, Participant>(
    [participant(1, 1, { label: 'Ana' }), participant(1, 2, { label: 'Ben' })].map((person) => [
      person.callSid,
      person,
    ]),
  );
  let legs = 0;
  const gone = () => refused('not-found', { status: 404 });
  const me = () => [...people.values()].find(({ label }) => label === LABEL);
  const who = (sidOrLabel: string) =>
    [...people.values()].find((p) => p.callSid === sidOrLabel || p.label === sidOrLabel);

  function change(call: CallSid, changes: Partial<Participant>): void {
    const person = people.get(call);
    if (person !== undefined) people.set(call, { ...person, ...changes });
  }

  function carryOut(call: CallSid, asked: ParticipantChanges, isTwisted: boolean) {
    const person = people.get(call);
    if (person === undefined) return gone();
    const target = asked.callSidToCoach && people.get(asked.callSidToCoach);
    if (asked.callSidToCoach !== undefined && target === undefined) {
      return refused('not-found', { status: 404, code: 16028 });
    }
    if (target?.hold) return refused('refused', { status: 400, code: 16027 });
    const coaching = isTwisted ? false : (asked.coaching ?? person.coaching);
    change(call, {
      muted: asked.muted ?? person.muted,
      hold: asked.hold ?? person.hold,
      coaching,
      callSidToCoach: coaching ? (asked.callSidToCoach ?? person.callSidToCoach) : null,
    });
    return ok(people.get(call) ?? person);
  }

  async function update(call: CallSid, asked: ParticipantChanges) {
    const lost = refused('timeout', { mayHaveHappened: true });
    const fate = fateOfNext();
    const carryOutAfter = async (ms: number) => {
      await clock.sleep(ms);
      return carryOut(call, asked, fate === 'twisted');
    };
    switch (fate) {
      case 'done':
      case 'twisted':
        return carryOutAfter(50);
      case 'slow':
        return carryOutAfter(4_000);
      case 'lost':
        await carryOutAfter(50);
        return lost;
      case 'late':
        void carryOutAfter(6_000);
        await clock.sleep(1_000);
        return lost;
      case 'failed':
        return lost;
      case 'refused':
        return refused('throttled');
    }
  }

  const twilio = createFakeTwilio({
    fetchParticipant: (_conference, sidOrLabel) => {
      const person = who(sidOrLabel);
      return person === undefined ? gone() : ok(person);
    },
    updateParticipant: (_conference, call, asked) => update(call, asked),
    createParticipant: (_conference, { label, muted }) => {
      const leg = participant(1, 900 + ++legs, { label: label ?? null, muted, status: 'queued' });
      people.set(leg.callSid, leg);
      void clock.sleep(900).then(() => change(leg.callSid, { status: 'connected' }));
      return ok(leg);
    },
    removeParticipant: (_conference, call) => (people.delete(call) ? ok(undefined) : gone()),
    cancelCall: (call) => (people.delete(call) ? ok(undefined) : gone()),
  });

  const roster = createRosterService('epoch');
  const supervision = createSupervisionService({
    twilio,
    roster,
    clock,
    consoleId: 'console1',
    profile: { endpoint: 'client:alex', callerId: '+15005550006', supervisorName: 'Alex' },
    onAlarm: () => undefined,
  });
  roster.subscribe(() => void supervision.guard());
  function poll(): void {
    const asOf = clock.now();
    const statuses = ['init', 'in-progress'] as const;
    roster.apply({ kind: 'conferences-listed', asOf, statuses, conferences: [conference(1)] });
    const participants = [...people.values()];
    roster.apply({ kind: 'participants-listed', asOf, conferenceSid: CALL, participants });
  }
  async function keepPolling(): Promise<void> {
    for (;;) {
      await clock.sleep(2_000);
      poll();
    }
  }
  poll();
  void keepPolling();

  const wishes: Readonly<Record<Wish, () => Promise<Result<number>>>> = {
    'coach Ana': () => supervision.coach(CALL, ANA),
    'coach Ben': () => supervision.coach(CALL, BEN),
    'barge in': () => supervision.bargeIn(CALL),
    'mute me': () => supervision.muteMe(CALL),
    listen: () => supervision.listen(CALL),
    stop: () => supervision.stopCoaching(CALL),
    leave: () => supervision.leave(CALL),
  };
  const mine = (changes: Partial<Participant>) => {
    const leg = me();
    if (leg !== undefined) change(leg.callSid, changes);
  };
  const outside: Readonly<Record<Outside, () => void>> = {
    'Ana leaves': () => people.delete(ANA),
    'Ana is held': () => change(ANA, { hold: true }),
    'Ana is back': () => change(ANA, { hold: false }),
    'I am unmuted': () => mine({ muted: false }),
    'I coach nobody': () => mine({ coaching: false, callSidToCoach: null }),
  };
  return { clock, me, wishes, outside };
}

/** Who hears my leg in truth. */
function hearing(leg: Participant | undefined): 'nobody' | 'everyone' | CallSid | 'unknown' {
  if (leg === undefined || leg.status !== 'connected' || leg.muted || leg.hold) return 'nobody';
  if (!leg.coaching) return 'everyone';
  return leg.callSidToCoach ?? 'unknown';
}

const ASKED_FOR: Readonly<Record<Wish, ReturnType<typeof hearing>>> = {
  'coach Ana': ANA,
  'coach Ben': BEN,
  'barge in': 'everyone',
  'mute me': 'nobody',
  listen: 'nobody',
  stop: 'nobody',
  leave: 'nobody',
};

async function play(script: readonly Step[], fated: readonly Fate[]) {
  const left = [...fated];
  const floor = startFloor(() => left.shift() ?? 'done');
  const told: { wish: Wish; ok: boolean; truth: ReturnType<typeof hearing> }[] = [];
  let last: { wish: Wish; ok: boolean | null } | null = null;
  for (const { does, thenMs } of script) {
    if (isWish(does)) {
      const asked: { wish: Wish; ok: boolean | null } = { wish: does, ok: null };
      last = asked;
      void floor.wishes[does]().then((result) => {
        asked.ok = result.ok;
        told.push({ wish: does, ok: result.ok, truth: hearing(floor.me()) });
      });
    } else {
      floor.outside[does]();
    }
    await floor.clock.pass(thenMs);
  }
  // Twilio is in reach again and does as it is asked.
  left.length = 0;
  await floor.clock.pass(90_000);
  return { told, last, end: hearing(floor.me()) };
}

function isWish(does: Wish | Outside): does is Wish {
  return does in ASKED_FOR;
}

test('a mode is reported only when it is so at that moment', async () => {
  await fc.assert(
    fc.asyncProperty(steps, fates, async (script, fated) => {
      const { told } = await play(script, fated);
      for (const { wish, ok: isOk, truth } of told) {
        if (isOk) expect(truth, wish).toBe(ASKED_FOR[wish]);
      }
    }),
    { numRuns: 150 },
  );
}, 60_000);

test('every wish settles, and I am heard in the end only as I last asked and was told', async () => {
  await fc.assert(
    fc.asyncProperty(steps, fates, async (script, fated) => {
      const { last, end } = await play(script, fated);
      expect(last?.ok ?? 'no wish', 'settled').not.toBeNull();
      if (end !== 'nobody') expect(last).toMatchObject({ ok: true });
      if (last?.ok === true) expect(['nobody', ASKED_FOR[last.wish]]).toContain(end);
    }),
    { numRuns: 150 },
  );
}, 60_000);
