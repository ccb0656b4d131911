import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { fail, ok } from '../../../common/failure.ts';
import type { ConferenceRecording } from '../../../common/ipc/recording.ts';
import { conferenceSidSchema } from '../../../common/model/sid.ts';
import type { Bridge } from '../../../renderer/bridge/bridge.ts';
import { followRecording } from '../../../renderer/store/follow-recording.ts';

const CF = conferenceSidSchema.parse(`CF${'1'.repeat(32)}`);
const RECORDED: ConferenceRecording = { state: 'recording', asOf: 1, startedAt: 0 };
const AWAY = fail({ code: 'unreachable', message: 'No way.', hint: 'Wait.' } as const);

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function follow(answer: () => unknown) {
  const call = vi.fn(async () => answer());
  const told: (ConferenceRecording | null)[] = [];
  // Main answers by the table; here the test does.
  const bridge = { call } as unknown as Pick<Bridge, 'call'>;
  const { ask, end: stop } = followRecording(bridge, CF, (known) => told.push(known));
  return { call, told, ask, stop };
}

it('is asked at once and every 20 seconds, for as long as the call is shown', async () => {
  const { call, told, stop } = follow(() => ok(RECORDED));
  await vi.advanceTimersByTimeAsync(0);
  expect(told).toEqual([RECORDED]);
  await vi.advanceTimersByTimeAsync(40_000);
  expect(call.mock.calls).toEqual(Array(3).fill(['recordings:of', { conferenceSid: CF }]));
  stop();
  await vi.advanceTimersByTimeAsync(120_000);
  expect(call).toHaveBeenCalledTimes(3);
  expect(told).not.toContain(null);
});

it('one failed question changes nothing; after a minute of them nobody knows', async () => {
  let isAway = false;
  const { told } = follow(() => (isAway ? AWAY : ok(RECORDED)));
  await vi.advanceTimersByTimeAsync(0);
  isAway = true;
  await vi.advanceTimersByTimeAsync(59_000);
  expect(told).toEqual([RECORDED]);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(told).toEqual([RECORDED, null]);
  isAway = false;
  await vi.advanceTimersByTimeAsync(20_000);
  expect(told.at(-1)).toEqual(RECORDED);
});

it('what was never answered is not known', async () => {
  const { told } = follow(() => AWAY);
  await vi.advanceTimersByTimeAsync(100_000);
  expect(told).toEqual([]);
});

it('a question that waits for its turn is not asked a second time', async () => {
  const { call, stop, told } = follow(() => new Promise(() => undefined));
  await vi.advanceTimersByTimeAsync(100_000);
  expect(call).toHaveBeenCalledTimes(1);
  stop();
  expect(told).toEqual([]);
});

it('an answer to an older question does not count any more', async () => {
  const answers: ((answer: unknown) => void)[] = [];
  const { call, told, ask } = follow(() => new Promise((answer) => answers.push(answer)));
  ask();
  expect(call).toHaveBeenCalledTimes(2);
  answers[1]?.(ok({ ...RECORDED, state: 'paused' }));
  await vi.advanceTimersByTimeAsync(0);
  answers[0]?.(ok(RECORDED));
  await vi.advanceTimersByTimeAsync(0);
  expect(told).toEqual([{ ...RECORDED, state: 'paused' }]);
  await vi.advanceTimersByTimeAsync(20_000);
  expect(call).toHaveBeenCalledTimes(3);
});
