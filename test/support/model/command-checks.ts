import { type AskedFlags, askedFlags } from '../../../common/adding/asked-flags.ts';
import type { Command } from '../../../common/ipc/command.ts';
import type { Floor } from '../../../simulator/domain/floor.ts';
import type { FloorEvent } from '../../../simulator/domain/floor-event.ts';
import { isActive, type Participant } from '../../../simulator/domain/participant.ts';
import type { Recording } from '../../../simulator/domain/recording.ts';
import type { ModeLog } from './mode-log.ts';
import { heardMode, isSilent } from './own-wishes.ts';
import { Violation } from './story.ts';
import type { ModeWords, TwilioTruth } from './twilio-truth.ts';

/** Holds what a command claims to have done against what was really so at some moment since. */
export interface CommandChecks {
  /** Returns what is to be told when the command has settled; it throws a `Violation`. */
  begin(command: Command): (worked: boolean) => void;
  /** Nothing was played more often than it was asked for; throws a `Violation`. */
  checkAnnouncements(): void;
}

interface CommandChecksNeeds {
  readonly floor: Floor;
  readonly truth: TwilioTruth;
  readonly modes: ModeLog;
  readonly now: () => number;
}

interface Start {
  readonly before: Participant | undefined;
  readonly changesBefore: number;
  readonly recordings: readonly Recording[];
  readonly recordedBefore: number;
}

const SHARED: ReadonlySet<Command['kind']> = new Set(['mute', 'hold']);

export function createCommandChecks({
  floor,
  truth,
  modes,
  now,
}: CommandChecksNeeds): CommandChecks {
  const changes: FloorEvent[] = [];
  /** The addresses that were asked for, as often as they were. */
  const asked: string[] = [];
  /** The same wish once more shares the answer of the first one: what was so since that counts. */
  const underWay = new Map<string, Start>();
  floor.subscribe((event) => changes.push(event));
  const recorded: Recording[] = [];
  floor.subscribeToCalls((event) => {
    if (event.type === 'recording-status') recorded.push(event.recording);
  });

  return {
    begin(command) {
      const askedAt = now();
      const key = JSON.stringify(command);
      const start = (SHARED.has(command.kind) ? underWay.get(key) : undefined) ?? {
        before: 'callSid' in command ? floor.participant(command.callSid) : undefined,
        changesBefore: changes.length,
        recordings: [...floor.recordings(command.conferenceSid).ascending(-1)],
        recordedBefore: recorded.length,
      };
      underWay.set(key, start);
      if ('url' in command) asked.push(command.url);
      return (worked) => {
        if (underWay.get(key) === start) underWay.delete(key);
        if (!worked) return;
        const forms = [start.before, ...formsSince(command, start.changesBefore)];
        const recordings = [...start.recordings, ...recorded.slice(start.recordedBefore)]
          .filter(({ conferenceSid }) => conferenceSid === command.conferenceSid)
          .map(({ status }) => status);
        if (!isTrue(command, askedAt, forms, recordings)) {
          throw new Violation(`“${command.kind}” says that it worked, and it was never so`);
        }
      };
    },
    checkAnnouncements() {
      const played = floor.announcements.map(({ url }) => url);
      for (const url of asked) {
        const times = (all: readonly string[]) => all.filter((other) => other === url).length;
        if (times(played) > times(asked)) throw new Violation(`${url} was played too often`);
      }
    },
  };

  function isTrue(
    command: Command,
    askedAt: number,
    forms: readonly (Participant | undefined)[],
    recordings: readonly string[],
  ): boolean {
    switch (command.kind) {
      case 'mute':
        return forms.some((person) => person?.muted === command.muted);
      case 'hold':
        return forms.some((person) => person?.hold === command.hold);
      case 'change': {
        const flags = askedFlags(command.draft);
        return forms.some((person) => person !== undefined && hasFlags(person, flags));
      }
      case 'record':
        return recordings.some((status) => BECOMES[command.wanted].some((one) => one === status));
      case 'remove':
        return forms.some((person) => person === undefined || !isActive(person));
      case 'end-call':
        return floor.conference(command.conferenceSid)?.status === 'completed';
      case 'announce':
      case 'announce-to-all':
        return floor.announcements.some(({ url }) => url === command.url);
      case 'coach':
      case 'barge-in':
        return modesSince(command, askedAt).some((modes) =>
          modes.includes(heardMode(command) ?? ''),
        );
      case 'listen':
        return modesSince(command, askedAt).some((all) => all.includes('muted'));
      case 'mute-me':
      case 'stop-coaching':
        return modesSince(command, askedAt).some((all) => all.every(isSilent));
      case 'resume-me':
        return modesSince(command, askedAt).some((all) =>
          all.every((mode) => isSilent(mode) && mode !== 'on hold'),
        );
      case 'leave':
        return modesSince(command, askedAt).some((all) => all.every((mode) => mode === 'gone'));
    }
  }

  /** The modes of my legs on that conference, after each request since and now. */
  function modesSince(
    { conferenceSid }: Command,
    since: number,
  ): readonly (readonly ModeWords[])[] {
    const isThere = (callSid: string) =>
      floor.participant(callSid)?.conferenceSid === conferenceSid;
    const present = new Map(truth.ownLegs().map(({ callSid }) => [callSid, truth.modeOf(callSid)]));
    return [...modes.since(since), present].map((moment) =>
      [...moment].filter(([callSid]) => isThere(callSid)).map(([, mode]) => mode),
    );
  }

  function formsSince(command: Command, from: number): readonly (Participant | undefined)[] {
    if (!('callSid' in command)) return [];
    const told = changes
      .slice(from)
      .map((event) => ('participant' in event ? event.participant : null))
      .filter((person) => person?.callSid === command.callSid)
      .map((person) => person ?? undefined);
    return [...told, floor.participant(command.callSid)];
  }
}

/** As a recording of the simulated Twilio says it, by what was wanted of it. */
const BECOMES: Readonly<
  Record<Extract<Command, { kind: 'record' }>['wanted'], readonly Recording['status'][]>
> = {
  'pause-skip': ['paused'],
  'pause-silence': ['paused'],
  resume: ['in-progress'],
  stop: ['stopped', 'processing', 'completed', 'absent'],
};

function hasFlags(person: Participant, flags: AskedFlags): boolean {
  const { muted, hold, coaching, endConferenceOnExit, callSidToCoach } = person;
  const now = { muted, hold, coaching, endConferenceOnExit, callSidToCoach };
  return Object.entries(flags).every(([flag, value]) =>
    Object.entries(now).some(([name, is]) => name === flag && is === value),
  );
}
