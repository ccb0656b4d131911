import { createStore } from 'zustand/vanilla';
import { spokenSeconds } from '../../common/announcement/spoken-seconds.ts';
import type { Command } from '../../common/ipc/command.ts';
import type { CallSid, ConferenceSid } from '../../common/model/sid.ts';
import type { Bridge } from '../bridge/bridge.ts';
import type { CommandStore } from './command-store.ts';

/**
 * What is known of an announcement that Twilio took. `playing` until an event tells how it ended;
 * `unknown` when none has told in time, of which nobody may conclude that it was heard, or was not.
 */
export type AnnouncementKind = 'playing' | 'played' | 'failed' | 'unknown';

interface Announced {
  readonly id: string;
  readonly kind: AnnouncementKind;
}

export interface AnnouncementState {
  /** The latest for each person and each whole call, by `announcementKey`. */
  readonly latest: ReadonlyMap<string, Announced>;
}

export type AnnouncementStore = ReturnType<typeof createAnnouncementStore>;

interface AnnouncementStoreNeeds {
  readonly bridge: Bridge;
  readonly commands: CommandStore;
  /** Runs `act` after so many milliseconds; returns the function that calls it off. */
  readonly after: (ms: number, act: () => void) => () => void;
}

/** Beyond the time that the words take, for Twilio to fetch them and to tell. */
const TO_TELL_MS = 20_000;
/** How long what is at an address takes is not known. */
const ADDRESS_MS = 90_000;
/** How long the end of it stands on the row. */
const SHOWN_MS = 20_000;
/** Ends that are told late still find their row. */
const MOST_KEPT = 500;

export function announcementKey(conferenceSid: ConferenceSid, callSid: CallSid | null): string {
  return `${conferenceSid}/${callSid ?? ''}`;
}

/** Follows what became of my announcements after Twilio took them. */
export function createAnnouncementStore({ bridge, commands, after }: AnnouncementStoreNeeds) {
  const store = createStore<AnnouncementState>(() => ({ latest: new Map() }));
  const subjects = new Map<string, Subject>();
  const timers = new Map<string, () => void>();

  commands.onConfirmed(({ id, command }) => {
    // Its end may have been told before Twilio's answer was here.
    if (!isAnnouncement(command) || subjects.has(id)) return;
    remember(id, subjectOf(command));
    show(id, 'playing', waitFor(command), () => {
      // What is not known of an earlier one must not stand in the place of a later one.
      if (isReplaced(id)) drop(id);
      else show(id, 'unknown', SHOWN_MS, () => drop(id));
    });
  });

  bridge.on('announcement:ended', ({ id, failure }) => {
    const isKnown = subjects.has(id);
    const subject = subjects.get(id) ?? ofPending(id) ?? ofNote(id);
    if (subject === undefined) return;
    remember(id, subject);
    // Its answer was lost, and a note says that it may have been heard.
    commands.dismiss(id);
    if (failure !== null) commands.raise({ ...subject, failure });
    if (isKnown && isReplaced(id)) return;
    show(id, failure === null ? 'played' : 'failed', SHOWN_MS, () => drop(id));
  });

  function ofPending(id: string): Subject | undefined {
    const wish = commands.getState().pending.get(id);
    return wish === undefined || !isAnnouncement(wish.command)
      ? undefined
      : subjectOf(wish.command);
  }

  function ofNote(id: string): Subject | undefined {
    const note = commands.getState().notes.find((candidate) => candidate.id === id);
    if (note === undefined) return undefined;
    const { conferenceSid, callSid } = note;
    return { conferenceSid, callSid };
  }

  function remember(id: string, subject: Subject): void {
    subjects.set(id, subject);
    const [oldest] = subjects.keys();
    if (subjects.size > MOST_KEPT && oldest !== undefined) subjects.delete(oldest);
  }

  function show(id: string, kind: AnnouncementKind, ms: number, then: () => void): void {
    const subject = subjects.get(id);
    if (subject === undefined) return;
    const key = keyOf(subject);
    store.setState(({ latest }) => ({ latest: new Map(latest).set(key, { id, kind }) }));
    timers.get(id)?.();
    timers.set(id, after(ms, then));
  }

  /** The row tells of a later one already. */
  function isReplaced(id: string): boolean {
    const subject = subjects.get(id);
    const latest = subject && store.getState().latest.get(keyOf(subject));
    return latest !== undefined && latest.id !== id;
  }

  function drop(id: string): void {
    timers.delete(id);
    store.setState(({ latest }) => ({
      latest: new Map([...latest].filter(([, announced]) => announced.id !== id)),
    }));
  }

  function reset(): void {
    for (const callOff of timers.values()) callOff();
    timers.clear();
    subjects.clear();
    store.setState({ latest: new Map() });
  }

  return { ...store, reset };
}

interface Subject {
  readonly conferenceSid: ConferenceSid;
  readonly callSid: CallSid | null;
}

function keyOf({ conferenceSid, callSid }: Subject): string {
  return announcementKey(conferenceSid, callSid);
}

type AnnouncementCommand = Extract<Command, { kind: 'announce' | 'announce-to-all' }>;

function isAnnouncement(command: Command): command is AnnouncementCommand {
  return command.kind === 'announce' || command.kind === 'announce-to-all';
}

function subjectOf(command: AnnouncementCommand): Subject {
  const { conferenceSid } = command;
  return { conferenceSid, callSid: command.kind === 'announce' ? command.callSid : null };
}

/** Words are counted as English ones are: the language is not known any more, and nobody waits on it. */
function waitFor({ text }: AnnouncementCommand): number {
  return text === undefined ? ADDRESS_MS : spokenSeconds(text, 'en-US') * 1_500 + TO_TELL_MS;
}
