import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fail, ok } from '../../../common/failure.ts';
import type { Command } from '../../../common/ipc/command.ts';
import type { ConferenceRecording } from '../../../common/ipc/recording.ts';
import type { Bridge } from '../../../renderer/bridge/bridge.ts';
import { createRecordingStore } from '../../../renderer/store/recording-store.ts';
import type { RosterStore } from '../../../renderer/store/roster-store.ts';
import type { PendingWish } from '../../../renderer/store/wishes.ts';
import { conferenceSid } from '../../support/arbitraries/facts.ts';
import { conferenceRow, conferenceView, rosterView } from '../../support/arbitraries/rows.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const CALL = conferenceSid(1);
type State = ConferenceRecording['state'];

/** One call whose recording is at Twilio as the test says; `null`: it cannot be read. */
function setUp(state: State | null) {
  let now: State | null = state;
  const call = vi.fn(async () =>
    now === null
      ? fail({ code: 'unreachable', message: 'No way.', hint: 'Wait.' } as const)
      : ok({ state: now, asOf: 1, startedAt: null }),
  );
  type Tell = (wish: PendingWish, failure?: never) => void;
  let confirmed: Tell = () => undefined;
  let failed: Tell = () => undefined;
  let redraw: (state: { view: ReturnType<typeof rosterView> }) => void = () => undefined;
  let tell: (told: { conferenceSid: typeof CALL }) => void = () => undefined;
  const recordings = createRecordingStore({
    bridge: {
      call,
      on: (_: string, listener: typeof tell) => (tell = listener),
    } as unknown as Bridge,
    commands: {
      onConfirmed: (listener: Tell) => {
        confirmed = listener;
        return () => undefined;
      },
      onFailed: (listener: unknown) => {
        failed = listener as Tell;
        return () => undefined;
      },
    },
    roster: {
      subscribe: (listener: typeof redraw) => (redraw = listener),
    } as unknown as RosterStore,
  });
  const wish = (wanted: Extract<Command, { kind: 'record' }>['wanted']): PendingWish => ({
    id: '1',
    command: { kind: 'record', conferenceSid: CALL, wanted },
    callSid: null,
    isChecking: false,
    settledAt: null,
  });
  return {
    recordings,
    call,
    known: () => recordings.getState().known.get(CALL),
    become(next: State | null) {
      now = next;
    },
    confirm: (wanted: 'pause-skip' | 'resume' | 'stop') => confirmed(wish(wanted)),
    refuse: (wanted: 'pause-skip' | 'resume' | 'stop') => failed(wish(wanted)),
    tell: () => tell({ conferenceSid: CALL }),
    end: () => redraw({ view: rosterView() }),
    goOn: () => redraw({ view: rosterView(conferenceView(conferenceRow(1), [])) }),
    pass: (ms: number) => vi.advanceTimersByTimeAsync(ms),
  };
}

describe('a call that is looked at', () => {
  it('is known as long as somebody looks, and asked for once, however many look', async () => {
    const { recordings, call, known, pass } = setUp('recording');
    const first = recordings.look(CALL);
    const second = recordings.look(CALL);
    await pass(0);
    expect(known()).toBe('recording');
    expect(call).toHaveBeenCalledTimes(1);
    first();
    expect(known()).toBe('recording');
    second();
    expect(known()).toBeUndefined();
    await pass(120_000);
    expect(call).toHaveBeenCalledTimes(1);
  });

  it('shows what Twilio confirmed at once, and is read again', async () => {
    const stage = setUp('recording');
    stage.recordings.look(CALL);
    await stage.pass(0);
    stage.become('paused');
    stage.confirm('pause-skip');
    expect(stage.known()).toBe('paused');
    expect(stage.call).toHaveBeenCalledTimes(2);
    // Another console went on with it in the same moment.
    stage.become('recording');
    await stage.pass(20_000);
    expect(stage.known()).toBe('recording');
  });

  it('is read again when an event tells of it, and what nobody looks at is not', async () => {
    const stage = setUp('none');
    stage.tell();
    expect(stage.call).not.toHaveBeenCalled();
    stage.recordings.look(CALL);
    await stage.pass(0);
    stage.become('recording');
    stage.tell();
    await stage.pass(0);
    expect(stage.known()).toBe('recording');
  });

  it('is read again when it could not be changed', async () => {
    const stage = setUp('recording');
    stage.recordings.look(CALL);
    await stage.pass(0);
    stage.become('none');
    stage.refuse('pause-skip');
    await stage.pass(0);
    expect(stage.known()).toBe('none');
  });
});

describe('a call whose recording is paused', () => {
  it('stays in sight when nobody looks any more, until it goes on', async () => {
    const stage = setUp('paused');
    stage.recordings.look(CALL)();
    expect(stage.known()).toBeUndefined();
    const away = stage.recordings.look(CALL);
    await stage.pass(0);
    away();
    expect(stage.known()).toBe('paused');
    await stage.pass(60_000);
    expect(stage.known()).toBe('paused');
    stage.become('recording');
    await stage.pass(20_000);
    expect(stage.known()).toBeUndefined();
    const asked = stage.call.mock.calls.length;
    await stage.pass(120_000);
    expect(stage.call).toHaveBeenCalledTimes(asked);
  });

  it('is said to have been paused while Twilio cannot be asked, and never forgotten', async () => {
    const stage = setUp('paused');
    const away = stage.recordings.look(CALL);
    await stage.pass(0);
    away();
    stage.become(null);
    await stage.pass(60_000);
    expect(stage.known()).toBe('was-paused');
    stage.become('paused');
    await stage.pass(20_000);
    expect(stage.known()).toBe('paused');
  });

  it('is forgotten with the call, and with the session', async () => {
    const stage = setUp('paused');
    stage.recordings.look(CALL);
    await stage.pass(0);
    stage.goOn();
    expect(stage.known()).toBe('paused');
    stage.end();
    expect(stage.known()).toBeUndefined();

    stage.recordings.look(CALL);
    await stage.pass(0);
    stage.recordings.reset();
    expect(stage.known()).toBeUndefined();
  });
});
