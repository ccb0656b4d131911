import { pino } from 'pino';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { ConferenceEvent } from '../../common/model/conference-event.ts';
import { accountSidSchema } from '../../common/model/sid.ts';
import { startAgentsAsk } from '../../rehearsal/agents-ask.ts';
import { type Rehearsal, startRehearsal } from '../../rehearsal/start-rehearsal.ts';
import type { FaultSpec } from '../../simulator/faults/fault.ts';
import { createManualClock, type ManualClock } from '../../simulator/time/manual-clock.ts';
import { toldOf } from '../support/arbitraries/floor-events.ts';
import { type ListeningConsole, listenTo } from '../support/relay/listening-console.ts';

// The whole way of the rehearsal's callbacks: simulator, relay, console; over real HTTP and sockets.

const MINUTE = 60_000;

let clock: ManualClock;
let rehearsal: Rehearsal;
let console: ListeningConsole;

beforeEach(async () => {
  clock = createManualClock();
  rehearsal = await startRehearsal({ clock, logger: pino({ level: 'silent' }) });
  console = listenTo({
    url: rehearsal.relayUrl,
    token: rehearsal.relayToken,
    account: accountSidSchema.parse(rehearsal.simulator.accountSid),
  });
  await vi.waitFor(() => expect(console.news).toEqual(['up']));
});

afterEach(async () => {
  console.close();
  await rehearsal.close();
});

/** A minute of a storm in which this goes wrong, and then a quiet while for stragglers. */
async function storm(...faults: readonly FaultSpec[]): Promise<readonly ConferenceEvent[]> {
  const { simulator } = rehearsal;
  const happened: ConferenceEvent[] = [];
  const opened = clock.now();
  simulator.floor.subscribe((event) => {
    // What the scene is set with happened before it opened, and is not told.
    if (event.at >= opened) happened.push(toldOf(event));
  });
  for (const fault of faults) simulator.faults.add(fault);
  simulator.theatre.start({ name: 'storm', seed: 7, speed: 4 });
  for (let second = 0; second < 60; second += 1) {
    clock.advance(1_000);
    await simulator.callbacks.settled();
  }
  simulator.theatre.stop();
  clock.advance(MINUTE);
  await simulator.callbacks.settled();
  expect(happened.length).toBeGreaterThan(300);
  return happened;
}

const accepted = () =>
  rehearsal.simulator.callbacks
    .list()
    .filter(({ outcome }) => outcome?.kind === 'answered' && outcome.status === 204);

it('everything that happens is told, as it happened', async () => {
  const happened = await storm();
  await vi.waitFor(() => expect(inOrder(console.events)).toEqual(inOrder(happened)));
  expect(console.events).toHaveLength(happened.length);
  expect(only(console.news)).toEqual(['up']);
  expect(console.reports).toEqual([]);
});

it('what comes out of order, twice and with unpadded days is told once, and nothing else', async () => {
  const happened = await storm(
    { kind: 'callback', effect: 'reorder', chance: 0.3 },
    { kind: 'callback', effect: 'duplicate', chance: 0.3 },
    { kind: 'callback', effect: 'delay', ms: 2_000, chance: 0.3 },
    { kind: 'callback', effect: 'unpadded-day' },
  );
  await vi.waitFor(() => expect(inOrder(console.events)).toEqual(inOrder(happened)));
  expect(console.events).toHaveLength(happened.length);
  expect(accepted().length).toBeGreaterThan(happened.length);
  expect(isSorted(console.events)).toBe(false);
});

it('what Twilio never sent is left out', async () => {
  const happened = await storm({ kind: 'callback', effect: 'drop', chance: 0.2 });
  const arrived = () => console.events.length;
  const told = accepted().filter(({ params }) => params.ConferenceSid !== undefined);
  await vi.waitFor(() => expect(arrived()).toBe(told.length));
  expect(arrived()).toBeLessThan(happened.length);
  const truth = new Set(happened.map((event) => JSON.stringify(event)));
  expect(console.events.filter((event) => !truth.has(JSON.stringify(event)))).toEqual([]);
});

it('nothing of what a forger says is told', async () => {
  const happened = await storm({ kind: 'callback', effect: 'forge', chance: 0.3 });
  await vi.waitFor(() => expect(inOrder(console.events)).toEqual(inOrder(happened)));
  const forged = rehearsal.simulator.callbacks.list().filter((callback) => callback.forged);
  expect(forged.length).toBeGreaterThan(100);
  expect(
    forged.every(({ outcome }) => outcome?.kind === 'answered' && outcome.status === 403),
  ).toBe(true);
});

it('an agent asks for help, by the seed always the same, and every console sees it', async () => {
  const { simulator } = rehearsal;
  simulator.theatre.start({ name: 'busy', seed: 7, speed: 1 });
  const agents = startAgentsAsk({ rehearsal, seed: 3, clock });
  expect(console.together().help).toEqual([]);
  clock.advance(20_000);
  await vi.waitFor(() => expect(console.together().help).toHaveLength(1));
  const [help] = console.together().help;
  expect(simulator.floor.participant(help?.callSid ?? '')).toMatchObject({ label: help?.name });
  expect(help).toMatchObject({ name: 'Agent 6', reason: 'technical' });
  agents.close();
});

/** The ends of calls are told besides. */
function only(news: readonly string[]): readonly string[] {
  return news.filter((one) => !one.startsWith('ended'));
}

/** Each once, by conference and number. */
function inOrder(told: readonly ConferenceEvent[]): readonly ConferenceEvent[] {
  const byNumber = new Map(
    told.map((event) => [`${event.conferenceSid} ${event.sequenceNumber}`, event]),
  );
  return [...byNumber.values()].toSorted(
    (a, b) => a.conferenceSid.localeCompare(b.conferenceSid) || a.sequenceNumber - b.sequenceNumber,
  );
}

/** Whether the events of each conference came by their numbers. */
function isSorted(told: readonly ConferenceEvent[]): boolean {
  const latest = new Map<string, number>();
  return told.every(({ conferenceSid, sequenceNumber }) => {
    const isNext = sequenceNumber > (latest.get(conferenceSid) ?? 0);
    latest.set(conferenceSid, sequenceNumber);
    return isNext;
  });
}
