import { createStore } from 'zustand/vanilla';
import type { Command } from '../../common/ipc/command.ts';
import type { ConferenceRecording } from '../../common/ipc/recording.ts';
import type { ConferenceSid } from '../../common/model/sid.ts';
import type { Bridge } from '../bridge/bridge.ts';
import type { CommandStore } from './command-store.ts';
import { type FollowedRecording, followRecording } from './follow-recording.ts';
import type { RosterStore } from './roster-store.ts';

/**
 * Whether a call is recorded, as Twilio said last; `was-paused` when that was so, and Twilio could not be
 * asked for so long that nobody knows whether it still is.
 */
export type RecordingState = ConferenceRecording['state'] | 'was-paused';

export interface RecordingsState {
  /** Of a call that is not in it, nobody knows. */
  readonly known: ReadonlyMap<ConferenceSid, RecordingState>;
}

export type RecordingStore = ReturnType<typeof createRecordingStore>;

interface RecordingStoreNeeds {
  readonly bridge: Bridge;
  readonly commands: Pick<CommandStore, 'onConfirmed' | 'onFailed'>;
  readonly roster: RosterStore;
}

/**
 * Follows the recordings of the calls that are looked at, and of every call that was seen paused: that
 * must not be forgotten because somebody looks at another one.
 */
export function createRecordingStore({ bridge, commands, roster }: RecordingStoreNeeds) {
  const store = createStore<RecordingsState>(() => ({ known: new Map() }));
  const followed = new Map<ConferenceSid, FollowedRecording>();
  const lookers = new Map<ConferenceSid, number>();
  // What Twilio confirmed is shown at once, and read again, since another console may change it, too.
  commands.onConfirmed(({ command }) => {
    if (command.kind !== 'record') return;
    learn(command.conferenceSid, BECOMES[command.wanted]);
    refresh(command.conferenceSid);
  });
  commands.onFailed(({ command }) => {
    if (command.kind === 'record') refresh(command.conferenceSid);
  });
  bridge.on('recordings:changed', ({ conferenceSid }) => refresh(conferenceSid));
  roster.subscribe(({ view }) => {
    for (const sid of followed.keys()) if (view?.conferences.has(sid) === false) drop(sid);
  });

  /** From now on it is known of this call, as long as nobody calls the function that is returned. */
  function look(sid: ConferenceSid): () => void {
    lookers.set(sid, (lookers.get(sid) ?? 0) + 1);
    begin(sid);
    return () => {
      const left = (lookers.get(sid) ?? 1) - 1;
      if (left > 0) lookers.set(sid, left);
      else lookers.delete(sid);
      dropUnlessWanted(sid);
    };
  }

  function begin(sid: ConferenceSid): void {
    if (followed.has(sid)) return;
    followed.set(
      sid,
      followRecording(bridge, sid, (recording) => learn(sid, recording?.state ?? null)),
    );
  }

  function learn(sid: ConferenceSid, told: ConferenceRecording['state'] | null): void {
    const { known } = store.getState();
    const before = known.get(sid);
    const state = told ?? (isPaused(before) ? 'was-paused' : undefined);
    if (before !== state) {
      const next = new Map(known);
      if (state === undefined) next.delete(sid);
      else next.set(sid, state);
      store.setState({ known: next });
    }
    if (isPaused(state)) begin(sid);
    else dropUnlessWanted(sid);
  }

  /** Something has changed about it: what is known of it may be old. */
  function refresh(sid: ConferenceSid): void {
    followed.get(sid)?.ask();
  }

  function dropUnlessWanted(sid: ConferenceSid): void {
    if (!lookers.has(sid) && !isPaused(store.getState().known.get(sid))) drop(sid);
  }

  /** What nobody asks again is not said any more. */
  function drop(sid: ConferenceSid): void {
    followed.get(sid)?.end();
    followed.delete(sid);
    const known = new Map(store.getState().known);
    if (known.delete(sid)) store.setState({ known });
  }

  /** A new session knows nothing of the calls of the last one. */
  function reset(): void {
    for (const sid of [...followed.keys()]) drop(sid);
  }

  return { ...store, look, refresh, reset };
}

function isPaused(state: RecordingState | undefined): boolean {
  return state === 'paused' || state === 'was-paused';
}

const BECOMES: Readonly<
  Record<Extract<Command, { kind: 'record' }>['wanted'], ConferenceRecording['state']>
> = {
  'pause-skip': 'paused',
  'pause-silence': 'paused',
  resume: 'recording',
  stop: 'none',
};
