import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EventLog } from '../../../relay/log/event-log.ts';
import { type Accepted, createIntake } from '../../../relay/log/intake.ts';
import { createMemoryLog } from '../../../relay/log/memory-log.ts';
import { createOutbox } from '../../../relay/log/outbox.ts';
import { createHandClock } from '../../support/relay/hand-clock.ts';
import { entryOf } from '../../support/relay/log-model.ts';

const ACCOUNTS = ['AC1', 'AC2'];

/** A log that is away when it is told so, and may keep what it does not answer for. */
function intakeAt(limits = { outboxEntries: 1_000, outboxBytes: 1_000_000 }) {
  const clock = createHandClock();
  const memory = createMemoryLog({
    accounts: ACCOUNTS,
    limits: { logAgeMs: 3_600_000, logEntries: 100_000 },
    clock,
    newLogName: () => 'log',
  });
  const state: { log: 'here' | 'away' | 'silent' } = { log: 'here' };
  let gaps = 0;
  const log: EventLog = {
    ...memory,
    async append(account, entries) {
      if (state.log === 'away') throw new Error('away');
      const answer = await memory.append(account, entries);
      // As when Redis did it and the connection broke before its answer.
      if (state.log === 'silent') throw new Error('no answer');
      return answer;
    },
    async ping() {
      if (state.log !== 'here') throw new Error('away');
    },
  };
  const outbox = createOutbox({ limits, spill: null, left: [] });
  const newKey = () => `gap ${++gaps}`;
  const intake = createIntake({
    log,
    outbox,
    clock,
    gatheringMs: 2,
    newKey,
    onAway: () => undefined,
  });
  return {
    clock,
    state,
    outbox,
    intake,
    async kept(account: string) {
      const { entries } = await memory.read(account, 0, 100_000);
      return (entries ?? []).map((one) => ('params' in one ? Number(one.params.Key) : one.kind));
    },
  };
}

const someActs = fc.array(
  fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({
        act: fc.constant('accept' as const),
        account: fc.constantFrom(...ACCOUNTS),
        key: fc.integer({ min: 0, max: 60 }),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        act: fc.constant('turn' as const),
        log: fc.constantFrom('here' as const, 'away' as const, 'silent' as const),
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        act: fc.constant('pass' as const),
        ms: fc.integer({ min: 0, max: 150 }),
      }),
    },
  ),
  { maxLength: 80 },
);

describe('the way into the log', () => {
  it('brings everything that was accepted into the log once, in the order of its coming', async () => {
    await fc.assert(
      fc.asyncProperty(someActs, async (acts) => {
        const { clock, state, intake, kept, outbox } = intakeAt();
        const first = new Map<string, number[]>(ACCOUNTS.map((account) => [account, []]));
        const answers: Promise<Accepted>[] = [];
        for (const act of acts) {
          if (act.act === 'turn') state.log = act.log;
          else if (act.act === 'pass') await clock.pass(act.ms);
          else {
            const keys = first.get(act.account);
            if (keys?.includes(act.key) === false) keys.push(act.key);
            answers.push(intake.accept(act.account, entryOf(act.key, clock.now())));
          }
        }
        state.log = 'here';
        await clock.pass(1_000);
        expect(await Promise.all(answers)).not.toContain('refused');
        for (const account of ACCOUNTS) expect(await kept(account)).toEqual(first.get(account));
        expect(outbox.size).toBe(0);
        expect(intake.holdsBack).toBe(false);
      }),
    );
  });

  it('refuses what has no room, keeps the rest in order, and marks the loss once', async () => {
    const { clock, state, intake, kept } = intakeAt({ outboxEntries: 3, outboxBytes: 1_000_000 });
    state.log = 'away';
    const answers = [1, 2, 3, 4, 5].map((key) => intake.accept('AC1', entryOf(key, key)));
    await clock.pass(50);
    expect(await Promise.all(answers)).toEqual(['kept', 'kept', 'kept', 'refused', 'refused']);
    state.log = 'here';
    await clock.pass(500);
    expect(await kept('AC1')).toEqual([1, 2, 3, 'gap']);
    expect(await kept('AC2')).toEqual([]);
    const again = intake.accept('AC1', entryOf(4, 4));
    await clock.pass(50);
    expect(await again).toBe('stored');
  });

  it('marks a gap where it is told to, behind what waits already', async () => {
    const { clock, state, intake, kept } = intakeAt();
    state.log = 'away';
    const answer = intake.accept('AC1', entryOf(1, 1));
    await clock.pass(10);
    await intake.markGap('AC1');
    state.log = 'here';
    await clock.pass(500);
    expect(await answer).toBe('kept');
    expect(await kept('AC1')).toEqual([1, 'gap']);
  });

  it('ends when all that waits has arrived, or says how much has not', async () => {
    const here = intakeAt();
    here.state.log = 'away';
    void here.intake.accept('AC1', entryOf(1, 1));
    await here.clock.pass(10);
    const ended = here.intake.finish(5_000);
    here.state.log = 'here';
    await here.clock.pass(200);
    expect(await ended).toBe(0);

    const away = intakeAt();
    away.state.log = 'away';
    void away.intake.accept('AC1', entryOf(1, 1));
    await away.clock.pass(10);
    const gaveUp = away.intake.finish(5_000);
    await away.clock.pass(5_000);
    expect(await gaveUp).toBe(1);
    away.state.log = 'here';
    await away.clock.pass(5_000);
    expect(await away.kept('AC1')).toEqual([]);
  });
});
