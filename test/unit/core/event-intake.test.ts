import { describe, expect, it } from 'vitest';
import type { Failure } from '../../../common/failure.ts';
import { createEventIntake } from '../../../main/core/event-intake.ts';
import type { EventListener } from '../../../main/core/event-source.ts';
import { createRosterService } from '../../../main/core/roster-service.ts';
import { conference, eventPerson, participant } from '../../support/arbitraries/facts.ts';
import { createManualClock } from '../twilio/manual-clock.ts';
import { CF } from './read-floor.ts';

const LINE_CUT: Failure = { code: 'unreachable', message: 'The line is cut.', hint: 'Wait.' };

function setUp({ hasSource = true } = {}) {
  const clock = createManualClock();
  const roster = createRosterService('epoch');
  const told: string[] = [];
  let listener: EventListener | null = null;
  const intake = createEventIntake({
    source: hasSource
      ? {
          open(next) {
            listener = next;
          },
          close() {
            listener = null;
          },
        }
      : null,
    roster,
    clock,
    onBreak: () => told.push('break'),
    onPause: () => told.push('pause'),
    onLink: () => told.push(intake.link().state),
    onEvent: () => undefined,
    onProgress: ({ status }) => told.push(status),
    onRecording: (sid) => told.push(sid),
  });
  intake.open();
  let sequenceNumber = 0;

  return {
    clock,
    roster,
    intake,
    told,
    listener: () => {
      if (listener === null) throw new Error('Nobody listens');
      return listener;
    },
    isOpen: () => listener !== null,
    health: () => roster.roster().conferences.get(CF)?.row.events,
    /** Something that Twilio dated so long ago; the next event unless another number is said. */
    hear(lateMs = 0, { next = sequenceNumber + 1, muted = false, passage = 0 } = {}) {
      sequenceNumber = next;
      const event = {
        conferenceSid: CF,
        friendlyName: 'Call 1',
        sequenceNumber,
        at: clock.now() - lateMs,
        type: 'participant-mute',
        participant: eventPerson(1, { muted }),
      } as const;
      listener?.event(event, clock.now() - passage);
    },
    /** The conference is read. */
    read() {
      const asOf = clock.now();
      const statuses = ['init', 'in-progress'] as const;
      const participants = [participant(1, 1)];
      roster.apply({ kind: 'conferences-listed', asOf, statuses, conferences: [conference(1)] });
      roster.apply({ kind: 'participants-listed', asOf, conferenceSid: CF, participants });
    },
  };
}

describe('the source of events', () => {
  it('is none for an account without one', () => {
    const { intake } = setUp({ hasSource: false });
    expect(intake.link()).toMatchObject({
      state: 'none',
      lastEventAt: null,
      lagMs: null,
      missed: 0,
    });
    expect(intake.isUp()).toBe(false);
    intake.close();
  });

  it('is connecting until it is up, and offline with its reason while it is down', async () => {
    const { intake, listener, clock, told } = setUp();
    const begunAt = clock.now();
    expect(intake.link()).toMatchObject({ state: 'connecting', since: begunAt });
    expect(intake.isUp()).toBe(false);

    await clock.pass(1_000);
    listener().up();
    expect(intake.link()).toMatchObject({ state: 'live', since: begunAt + 1_000, failure: null });
    expect(intake.isUp()).toBe(true);

    await clock.pass(1_000);
    listener().down(LINE_CUT);
    expect(intake.link()).toMatchObject({
      state: 'offline',
      since: begunAt + 2_000,
      failure: LINE_CUT,
    });
    expect(intake.isUp()).toBe(false);
    expect(told).toEqual(['live', 'break', 'offline', 'pause']);
  });

  it('says when the last event came, and how late', async () => {
    const { intake, listener, clock, hear } = setUp();
    listener().up();
    hear();
    await clock.pass(5_000);
    hear(1_500);
    expect(intake.link()).toMatchObject({ lastEventAt: clock.now(), lagMs: 1_500 });
  });

  it('lags while half of the latest events are late, and is live again when they are not', () => {
    const { intake, listener, hear, told } = setUp();
    listener().up();
    hear();
    for (const _ of [1, 2, 3]) hear(10_000);
    expect(intake.link().state).toBe('live');
    hear(10_000);
    expect(intake.link().state).toBe('lagging');
    expect(intake.isUp()).toBe(true);
    for (const _ of [1, 2, 3, 4, 5]) hear();
    expect(intake.link().state).toBe('live');
    expect(told).toEqual(['live', 'break', 'lagging', 'live']);
  });

  it('does not look live because of an event that comes while it is down', () => {
    const { intake, listener, hear } = setUp();
    listener().up();
    listener().down(LINE_CUT);
    hear();
    expect(intake.link()).toMatchObject({ state: 'offline', failure: LINE_CUT });
  });

  it('forgets how late events were once it was down', () => {
    const { intake, listener, hear } = setUp();
    listener().up();
    hear();
    for (const _ of [1, 2, 3, 4, 5]) hear(10_000);
    expect(intake.link().state).toBe('lagging');
    listener().down(LINE_CUT);
    listener().up();
    expect(intake.link()).toMatchObject({ state: 'live', lagMs: null });
  });

  it('counts what never came', async () => {
    const { intake, listener, hear, read, roster, clock } = setUp();
    listener().up();
    read();
    hear();
    hear(0, { next: 5 });
    await clock.pass(11_000);
    read();
    roster.apply({ kind: 'tick', asOf: clock.now() });
    expect(intake.link().missed).toBe(3);
  });

  it('is let go of at the end', () => {
    const { intake, isOpen } = setUp();
    intake.close();
    expect(isOpen()).toBe(false);
  });
});

describe('what events kept true', () => {
  it.each([
    ['up', (listener: EventListener) => listener.up()],
    ['lost', (listener: EventListener) => listener.lost()],
  ])('is kept so no more after “%s”, and is to be read', (_what, happen) => {
    const { listener, hear, read, health, told } = setUp();
    listener().up();
    read();
    hear();
    read();
    expect(health()).toBe('healthy');
    const { length } = told;
    happen(listener());
    expect(health()).toBe('none');
    expect(told.slice(length)).toContain('break');
  });

  it('is kept so again by the next event and the reading after it', async () => {
    const { listener, hear, read, health, clock } = setUp();
    listener().up();
    read();
    hear();
    read();
    listener().lost();
    await clock.pass(100);
    hear();
    expect(health()).not.toBe('healthy');
    read();
    expect(health()).toBe('healthy');
  });
});

describe('a source that comes back with nothing lost', () => {
  /** A call that events keep true, and then the line is cut. */
  function cut() {
    const floor = setUp();
    floor.listener().up();
    floor.read();
    floor.hear();
    floor.read();
    floor.listener().down(LINE_CUT);
    return floor;
  }

  it('keeps nothing true while it is down or resumes, and has everything read as often as without events', async () => {
    const { health, intake, listener, clock } = cut();
    expect(health()).toBe('none');
    await clock.pass(1_000);
    listener().resuming();
    expect(intake.link()).toMatchObject({ state: 'resuming', since: clock.now(), failure: null });
    expect(intake.isUp()).toBe(false);
    expect(health()).toBe('none');
  });

  it('keeps true again what it kept so before, without a reading', () => {
    const { health, hear, intake, listener, told } = cut();
    const { length } = told;
    listener().resuming();
    hear(9_000, { muted: true });
    listener().resumed();
    expect(intake.link()).toMatchObject({ state: 'live', lagMs: null });
    expect(health()).toBe('healthy');
    expect(told.slice(length)).toEqual(['resuming', 'live']);
  });

  it.each([
    ['stayed away for long', () => undefined],
    ['slept meanwhile', (floor: ReturnType<typeof setUp>) => floor.intake.resetClock()],
  ])('tells of the past when it %s, and a later reading knows more', async (_how, meanwhile) => {
    const floor = cut();
    await floor.clock.pass(3_600_000);
    meanwhile(floor);
    floor.read();
    floor.listener().resuming();
    floor.hear(1_800_000, { muted: true });
    const [row] = floor.roster.roster().conferences.get(CF)?.participants.values() ?? [];
    expect(row).toMatchObject({ muted: false });
    floor.listener().resumed();
    expect(floor.intake.link()).toMatchObject({ state: 'live', lagMs: null, passageMs: null });
  });

  it('has a conference read when one of its events is missing all the same', () => {
    const { health, hear, listener } = cut();
    listener().resuming();
    hear(9_000, { next: 3 });
    listener().resumed();
    expect(health()).toBe('doubtful');
  });

  it('has everything read when nothing could be resumed', () => {
    const { health, listener, told } = cut();
    const { length } = told;
    listener().resuming();
    listener().up();
    expect(health()).toBe('none');
    expect(told.slice(length)).toEqual(['resuming', 'live', 'break']);
  });
});

describe('what only Twilio can tell', () => {
  function doubtsOf(act: (floor: ReturnType<typeof setUp>) => void) {
    const floor = setUp();
    const doubts: unknown[] = [];
    floor.roster.subscribeToDoubts((doubt) => doubts.push(doubt));
    act(floor);
    return doubts;
  }

  it('is asked about the conference of a hint alone', () => {
    const doubts = doubtsOf(({ listener, read }) => {
      read();
      listener().hint(CF);
    });
    expect(doubts).toEqual([{ about: 'conference', conferenceSid: CF }]);
  });

  it('is asked for the conferences when the hint is of one that nobody knows', () => {
    expect(doubtsOf(({ listener }) => listener().hint(CF))).toEqual([{ about: 'floor' }]);
  });

  it('is asked about a leg that rang when its call ended, and not about one that was connected', () => {
    const statuses = ['in-progress'] as const;
    const { callSid } = participant(1, 2);
    const doubts = doubtsOf(({ listener, roster, clock }) => {
      const asOf = clock.now();
      roster.apply({ kind: 'conferences-listed', asOf, statuses, conferences: [conference(1)] });
      const participants = [
        participant(1, 1),
        { ...participant(1, 2), status: 'ringing' as const },
      ];
      roster.apply({ kind: 'participants-listed', asOf, conferenceSid: CF, participants });
      listener().callEnded(participant(1, 1).callSid);
      listener().callEnded(callSid);
    });
    expect(doubts).toEqual([{ about: 'participant', conferenceSid: CF, callSid }]);
  });
});

it('tells how long events take from the relay to here, whatever its clock says', () => {
  const { hear, intake, listener } = setUp();
  listener().up();
  hear(0, { passage: -60_000 });
  hear(0, { passage: -59_750 });
  expect(intake.link().passageMs).toBe(250);
});

it('events are dated by our clock, whatever Twilio’s says', async () => {
  const { listener, hear, read, roster, clock } = setUp();
  listener().up();
  read();
  await clock.pass(1_000);
  const ahead = 45_000;
  hear(ahead);
  await clock.pass(5_000);
  hear(ahead + 2_000, { muted: true });
  const row = roster.roster().conferences.get(CF)?.participants.get(eventPerson(1).callSid);
  expect(row?.mutedSince).toBe(clock.now() - 2_000);
});
