import { z } from 'zod';
import type { CallSid, ConferenceSid } from '../../model/sid.ts';
import type { Help } from '../../wire/relay-help.ts';

/** What can want a supervisor's attention. */
const NEED_KINDS = [
  'mode-alarm', // a supervisor is unmuted, and who hears them is not known
  'help', // an agent asks
  'alone', // somebody who is not staff has nobody to talk to
  'hold',
  'ringing',
  'failed-add', // somebody who was added did not come
  'silence', // a call on which nobody speaks
  'crosstalk', // a call on which everybody speaks at once
  'stale', // what is shown is too old to be believed
] as const;
export type NeedKind = (typeof NEED_KINDS)[number];

/** That customers may hear somebody who does not know it can be neither muted nor snoozed. */
const mutableKindSchema = z.enum(NEED_KINDS).exclude(['mode-alarm']);
export const MUTABLE_KINDS = mutableKindSchema.options;
export const mutedKindsSchema = z.array(mutableKindSchema).max(MUTABLE_KINDS.length);
export type MutableKind = (typeof MUTABLE_KINDS)[number];

/** How pressing it is, from 1 to 4: for information, late, alarming, and before everything else. */
export const SEVERITY = { notice: 1, late: 2, alarming: 3, urgent: 4 } as const;
export type Severity = (typeof SEVERITY)[keyof typeof SEVERITY];

/** What one click can do about it. The first that a need names is the one to offer first. */
export type NeedAct =
  | 'resume' // takes them off hold
  | 'listen'
  | 'coach'
  | 'cancel' // stops the phone that rings
  | 'redial'
  | 'add-agent'
  | 'take-help'
  | 'finish-help'
  | 'mute-me'
  | 'leave'
  | 'dismiss'
  | 'show-data'; // opens the details of the data pill

/** Why it is wanted, as data: the words belong to the catalogue of the screen. */
export type NeedReason =
  /** `heldBeforeMs` is what their holds before this one took. */
  | { readonly kind: 'hold'; readonly heldBeforeMs: number }
  | { readonly kind: 'alone'; readonly isHeld: boolean }
  | { readonly kind: 'ringing'; readonly status: 'queued' | 'connecting' | 'ringing' }
  | { readonly kind: 'silence'; readonly people: number }
  | { readonly kind: 'crosstalk'; readonly people: number }
  | { readonly kind: 'failed-add'; readonly add: FailedAdd }
  | { readonly kind: 'help'; readonly help: Help }
  | { readonly kind: 'mode-alarm'; readonly isMe: boolean }
  | { readonly kind: 'stale'; readonly conferences: number; readonly isOffline: boolean };

/** Somebody who was added and did not come. */
export interface FailedAdd {
  /** Of the attempt. */
  readonly id: string;
  /** Null when the call was to begin with them and is not known. */
  readonly conferenceSid: ConferenceSid | null;
  readonly callName: string;
  /** What was dialled, and by which label they would have been known. */
  readonly address: string;
  readonly label: string | null;
  readonly why: 'busy' | 'no-answer' | 'failed' | 'left-list' | 'refused' | 'unknown';
  readonly at: number;
}

export interface Need {
  /** The same for as long as the same thing is wanted of the same subject. */
  readonly id: string;
  readonly reason: NeedReason;
  readonly severity: Severity;
  /** Whom and which call it is about; null where it is about no one, or about the whole floor. */
  readonly conferenceSid: ConferenceSid | null;
  readonly callSid: CallSid | null;
  /** Since when it lasts, in milliseconds since the epoch. */
  readonly since: number;
  /** Since when it is as severe as it is. */
  readonly severeSince: number;
  readonly acts: readonly NeedAct[];
  /** Whom `coach` would whisper to. */
  readonly coach: CallSid | null;
}

/** What is wanted now, and when time alone may change it, in milliseconds since the epoch. */
export interface FoundNeeds {
  readonly needs: readonly Need[];
  readonly nextChangeAt: number;
}
