import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ok } from '../../../common/failure.ts';
import type { Recording } from '../../../common/model/recording.ts';
import { createRecordingReader, runningOf } from '../../../main/core/recording-reader.ts';
import { refused } from '../../support/twilio/fake-twilio.ts';
import { BUDGET, CF, setUp } from './read-floor.ts';

const recording = fc.record<Recording>({
  status: fc.constantFrom('in-progress', 'paused', 'over'),
  of: fc.constantFrom('conference', 'leg'),
  startedAt: fc.option(fc.integer({ min: 0, max: 1_000_000 })),
});
const RUNNING: Recording = { status: 'in-progress', of: 'conference', startedAt: 5_000 };

describe('of what Twilio lists', () => {
  it('only a running recording of the whole conference makes it recorded', () => {
    fc.assert(
      fc.property(fc.array(recording), (recordings) => {
        const states = recordings.filter((one) => one.of === 'conference').map((one) => one.status);
        const expected = states.includes('in-progress')
          ? 'recording'
          : states.includes('paused')
            ? 'paused'
            : 'none';
        expect(runningOf(recordings).state).toBe(expected);
      }),
    );
  });

  it('the start is that of a recording in the state that is told', () => {
    fc.assert(
      fc.property(fc.array(recording), (recordings) => {
        const { state, startedAt } = runningOf(recordings);
        if (startedAt === null) return;
        const status = state === 'recording' ? 'in-progress' : state;
        expect(recordings).toContainEqual({ status, of: 'conference', startedAt });
      }),
    );
  });
});

describe('a reading of a call’s recordings', () => {
  it('says as of when it is true: no later than the question', async () => {
    const { reader, twilio, clock } = await setUpReader();
    twilio.hold('listRecordings');
    const askedAt = clock.now();
    const asked = reader.read(CF);
    await clock.pass(1);
    const request = await twilio.next('listRecordings');
    request.options?.onAged?.(700);
    await clock.pass(300);
    request.answer(ok({ recordings: [RUNNING], complete: true }));
    expect(await asked).toEqual(ok({ state: 'recording', startedAt: 5_000, asOf: askedAt - 700 }));
  });

  it('that fails is a failure, and leaves the floor live', async () => {
    const { reader, twilio, clock, reconciler } = await setUpReader();
    twilio.on('listRecordings', () => refused('forbidden'));
    const asked = reader.read(CF);
    await clock.pass(1);
    expect(await asked).toMatchObject({ ok: false, error: { code: 'forbidden' } });
    expect(reconciler.link().state).toBe('live');
  });

  it('does not take a first page without one for none', async () => {
    const { reader, twilio, clock } = await setUpReader();
    twilio.on('listRecordings', () => ok({ recordings: [], complete: false }));
    const asked = reader.read(CF);
    await clock.pass(1);
    expect((await asked).ok).toBe(false);
  });

  it('is paid from the budget, and waits where Twilio asked us to wait', async () => {
    const { reader, twilio, clock, reconciler } = await setUpReader();
    twilio.on('listRecordings', () => refused('throttled', { retryAfterMs: 20_000 }));
    const before = reconciler.link().requests.lastMinute;
    const first = reader.read(CF);
    await clock.pass(1);
    expect(await first).toMatchObject({ error: { code: 'throttled' } });
    expect(reconciler.link().requests.lastMinute).toBe(before + 1);
    expect(reconciler.link().requests.perMinute).toBe(BUDGET.requestsPerMinute / 2);

    twilio.on('listRecordings', () => ok({ recordings: [RUNNING], complete: true }));
    const second = reader.read(CF);
    await clock.pass(19_000);
    expect(twilio.asked('listRecordings')).toHaveLength(1);
    await clock.pass(5_000);
    expect(await second).toMatchObject({ ok: true });
  });

  it('gets its turn on a floor that is always behind', async () => {
    const { reader, clock } = await setUpReader(500);
    const asked = reader.read(CF);
    await clock.pass(5_000);
    expect(await asked).toMatchObject({ ok: true });
  });

  it('leaves the floor its turns, however many calls are looked through', async () => {
    const { reader, twilio, clock } = await setUpReader(500);
    const before = twilio.calls.length;
    for (let call = 0; call < 100; call += 1) void reader.read(CF);
    await clock.pass(5_000);
    const turns = twilio.calls.slice(before).map(({ operation }) => operation);
    const ofFloor = turns.filter((operation) => operation !== 'listRecordings');
    expect(ofFloor.length).toBeLessThan(turns.length);
    expect(ofFloor.length).toBeGreaterThanOrEqual(turns.length / 3);
  });

  it('that waits when the session ends is given up', async () => {
    const { reader, clock, reconciler } = await setUpReader(500);
    const asked = reader.read(CF);
    reconciler.close();
    await clock.pass(1);
    expect(await asked).toMatchObject({ error: { code: 'not-ready' } });
  });
});

async function setUpReader(conferences = 1) {
  const floor = setUp({ conferences });
  const { twilio, clock, reconciler } = floor;
  twilio.on('listRecordings', () => ok({ recordings: [], complete: true }));
  void reconciler.run();
  await clock.pass(1_000);
  return { ...floor, reader: createRecordingReader({ twilio, clock, reconciler }) };
}
