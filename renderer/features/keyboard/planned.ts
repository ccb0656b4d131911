import type { Role } from '../../../common/floor/roles.ts';
import type { Command } from '../../../common/ipc/command.ts';
import type { Feature, Mode } from '../../../common/ipc/policy.ts';
import type { ActId } from '../../../common/keyboard/acts.ts';
import type { CallSid, ConferenceSid } from '../../../common/model/sid.ts';
import type { ConferenceRow, ParticipantRow } from '../../../common/roster/rows.ts';
import type { RosterView } from '../../../common/roster/view.ts';
import type { PendingWishes } from '../../store/wishes.ts';

/** Whom or what an act is about. */
export type Target =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'call'; readonly conferenceSid: ConferenceSid }
  | {
      readonly kind: 'person';
      readonly conferenceSid: ConferenceSid;
      readonly callSid: CallSid;
    };

/** What somebody said beside the act. */
export interface Typed {
  /** Whom it is about was typed by name: it is about them alone, whoever is selected. */
  readonly isNamed: boolean;
  /** A number or an address to be dialled. */
  readonly dial: string | null;
}

export const NOTHING_TYPED: Typed = { isNamed: false, dial: null };

/** Acts that a part of the screen does; the floor hands over those that it has. */
export const SCREEN_ACTS = [
  'restore',
  'search',
  'next-need',
  'snooze-need',
  'open-call',
  'go-to',
  'view-floor',
  'view-history',
  'view-wallboard',
  'view-settings',
  'mini-window',
  'palette',
  'shortcuts',
] as const satisfies readonly ActId[];
export type ScreenAct = (typeof SCREEN_ACTS)[number];

/** Everything that decides what an act would do now. */
export interface ActContext {
  readonly view: RosterView | null;
  readonly consoleId: string;
  readonly pending: PendingWishes;
  /** Calls on which I had a leg when the floor was last known. */
  readonly lastOwnCalls: readonly ConferenceSid[];
  /** Whom colleagues coach. */
  readonly coachedByOthers: ReadonlySet<CallSid>;
  readonly roleOf: (row: ParticipantRow) => Role;
  /** Who is selected on the floor; an act on a person is then about all of them. */
  readonly selected: readonly ParticipantRow[];
  /** A number or an address that was typed, to be dialled; null when none was. */
  readonly dial: string | null;
  readonly canUndo: boolean;
  /** What the policy of this computer allows. */
  readonly may: (what: Feature | Mode) => boolean;
  readonly screen: ReadonlySet<ScreenAct>;
}

/** What an act would do now, before it is done. */
export type Planned =
  | {
      readonly kind: 'run';
      readonly commands: readonly Sent[];
      readonly does: Does;
    }
  /** Somebody has to read and agree first. */
  | { readonly kind: 'ask'; readonly question: Question }
  | { readonly kind: 'screen'; readonly act: ScreenAct; readonly target: Target }
  | { readonly kind: 'undo' }
  | { readonly kind: 'cannot'; readonly why: WhyNot };

interface Sent {
  readonly command: Command;
  /** On whose row it is shown, where the command does not say. */
  readonly about?: CallSid | undefined;
}

/** What would be true after it, for the one sentence that says so. */
export type Does =
  | { readonly kind: 'silences-me' }
  | { readonly kind: 'listens'; readonly call: ConferenceRow }
  | { readonly kind: 'whispers'; readonly to: ParticipantRow }
  | { readonly kind: 'takes-me-off'; readonly call: ConferenceRow | undefined }
  | { readonly kind: 'resumes-me' }
  | { readonly kind: 'pauses-recording' | 'resumes-recording'; readonly call: ConferenceRow }
  | { readonly kind: 'mutes' | 'unmutes' | 'holds' | 'resumes'; readonly who: ParticipantRow }
  /** They are coached by me, so that my own leg is muted first. */
  | { readonly kind: 'holds-coached'; readonly who: ParticipantRow };

export type Question =
  | { readonly kind: 'remove'; readonly row: ParticipantRow; readonly isMe: boolean }
  | {
      readonly kind: 'announce' | 'take-over' | 'unmute-me' | 'change';
      readonly row: ParticipantRow;
    }
  | { readonly kind: 'announce-to-all' | 'end-call'; readonly call: ConferenceRow }
  | { readonly kind: 'barge-in'; readonly call: ConferenceRow }
  /** `dial`: who was typed. */
  | { readonly kind: 'add'; readonly call: ConferenceRow; readonly dial: string | null }
  | { readonly kind: 'new-call'; readonly dial: string | null }
  /** Somebody who is no agent would hear me. */
  | { readonly kind: 'coach-outsider'; readonly row: ParticipantRow }
  /** `on` is false to unmute or to resume. */
  | {
      readonly kind: 'mute-many' | 'hold-many';
      readonly on: boolean;
      readonly rows: readonly ParticipantRow[];
    }
  | { readonly kind: 'announce-many'; readonly rows: readonly ParticipantRow[] };

export type WhyNot =
  | 'no-person' // nobody has the focus
  | 'no-call'
  | 'gone'
  | 'is-me'
  | 'not-me' // only my own leg can be asked this
  | 'not-connected'
  | 'supervisor' // a colleague: one key would let everyone hear them
  | 'on-hold' // nobody can whisper to them
  | 'which-agent'
  | 'already'
  | 'asked' // Twilio has not confirmed it
  | 'nobody-hears-me'
  | 'not-on-call'
  | 'nobody-there'
  | 'one-at-a-time' // not for several selected people
  | 'nothing-to-undo'
  | 'turned-off' // by the policy of this computer
  | 'not-here'; // this view has nothing that does it

export function cannot(why: WhyNot): Planned {
  return { kind: 'cannot', why };
}

export const NOTHING: Target = { kind: 'nothing' };
