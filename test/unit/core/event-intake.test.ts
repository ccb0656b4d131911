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
    onLink: () => told.push(intake.link().state),
    onEvent: () => undefined,
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
    hear(lateMs = 0, { next = sequenceNumber + 1, muted = false } = {}) {
      sequenceNumber = next;
      listener?.event({
        conferenceSid: CF,
        friendlyName: 'Call 1',
        sequenceNumber,
        at: clock.now() - lateMs,
        type: 'participant-mute',
        participant: eventPerson(1, { muted }),
      });
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
    expect(told).toEqual(['live', 'break', 'offline', 'break']);
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
    ['down', (listener: EventListener) => listener.down(LINE_CUT)],
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
