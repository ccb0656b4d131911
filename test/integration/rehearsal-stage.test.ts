import { afterEach, beforeEach, expect, it } from 'vitest';
import { createRehearsalStage, type RehearsalStage } from '../../main/rehearsal/rehearsal-stage.ts';
import { type Simulator, startSimulator } from '../../simulator/index.ts';

// The console's half of the rehearsal and the simulator's half, over real HTTP.

let simulator: Simulator;
let stage: RehearsalStage;

beforeEach(async () => {
  simulator = await startSimulator({ scenario: 'quiet' });
  stage = createRehearsalStage(simulator);
});

afterEach(() => simulator.close());

it('shows what is on, and plays something else', async () => {
  expect(await stage.panel()).toMatchObject({
    value: { scenario: { running: { name: 'quiet', seed: 1, speed: 1 } } },
  });
  const trouble = { name: 'trouble', seed: 4, speed: 3 };
  expect(await stage.play(trouble)).toMatchObject({ value: { scenario: { running: trouble } } });
  expect(simulator.floor.liveConference('Returns 5104')).toBeDefined();
  expect(await stage.stop()).toMatchObject({ value: { scenario: { running: null } } });
  expect(simulator.floor.snapshot().conferences).toEqual([]);
});

it('switches every fault on and off as the panel offers it', async () => {
  const panel = await stage.panel();
  if (!panel.ok) throw new Error(panel.error.message);
  for (const { name, parameters } of panel.value.faults) {
    const answer = await stage.fault({ name, on: true, parameters });
    expect(answer.ok && answer.value.faults.find((fault) => fault.name === name)?.on).toBe(true);
  }
  expect(simulator.faults.list()).toHaveLength(panel.value.faults.length);
  for (const { name, parameters } of panel.value.faults) {
    expect((await stage.fault({ name, on: false, parameters })).ok).toBe(true);
  }
  expect(simulator.faults.list()).toEqual([]);
});

it('says why something was not taken', async () => {
  const parameters = { chance: 7 };
  expect(await stage.fault({ name: 'half-body', on: true, parameters })).toMatchObject({
    error: { code: 'refused', message: expect.stringContaining('chance') },
  });
  expect(await stage.play({ name: 'panic', seed: 1, speed: 1 })).toMatchObject({
    error: { message: expect.stringContaining('Must be one of') },
  });
});
