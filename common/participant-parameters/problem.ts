import type { Need, Unit } from './parameter.ts';

/** Why a draft is not sent: which parameter it is about, and what is wrong with it. */
export interface Problem {
  readonly name: string;
  readonly problem: What;
}

export type What =
  | { readonly kind: 'unknown-name' }
  | { readonly kind: 'missing' }
  /** Several values for what takes one, or one for what takes several. */
  | { readonly kind: 'wrong-shape' }
  | { readonly kind: 'not-a-boolean' }
  | { readonly kind: 'not-whole' }
  | { readonly kind: 'too-low'; readonly least: number; readonly unit: Unit }
  | { readonly kind: 'too-high'; readonly most: number; readonly unit: Unit }
  | { readonly kind: 'too-short'; readonly least: number }
  | { readonly kind: 'too-long'; readonly most: number }
  | { readonly kind: 'too-many'; readonly most: number }
  | { readonly kind: 'not-a-choice'; readonly choices: readonly string[] }
  /** Not an address that begins with http:// or https://. */
  | { readonly kind: 'not-a-url' }
  | { readonly kind: 'password-in-url' }
  | { readonly kind: 'not-a-sid'; readonly prefix: string }
  /** Neither a number in E.164 nor `client:`, `sip:` or `app:` with what belongs after it. */
  | { readonly kind: 'not-dialable' }
  /** Neither a number in E.164 nor `client:` nor the name of a SIP user. */
  | { readonly kind: 'not-a-caller' }
  /** Who is dialled at a number can be called from a number only. */
  | { readonly kind: 'caller-has-no-number' }
  /** A line break, or another character that has no place in one line. */
  | { readonly kind: 'control-character' }
  /** Other than the printable characters of ASCII. */
  | { readonly kind: 'not-printable' }
  | { readonly kind: 'not-base64' }
  | { readonly kind: 'not-a-position' }
  | { readonly kind: 'slash' }
  | { readonly kind: 'like-a-call-sid' }
  | { readonly kind: 'label-in-use' }
  /** It would be taken for a supervisor's own leg. */
  | { readonly kind: 'supervisors-mark' }
  | { readonly kind: 'needs'; readonly need: Need }
  | { readonly kind: 'target-not-on-call' }
  | { readonly kind: 'target-on-hold' }
  | { readonly kind: 'target-is-self' };

/** Something that is sent as it is, and that one should know before. */
export interface Notice {
  readonly name: string;
  readonly notice: About;
}

export type About =
  /** The call ends for everybody when this person leaves. */
  | { readonly kind: 'ends-call' }
  /** Somebody on hold keeps what was set before: Twilio says yes and changes nothing. */
  | { readonly kind: 'held-keeps-it' }
  /** Everybody hears that somebody comes, or leaves, who is to be quiet. */
  | { readonly kind: 'beeps' }
  /** Somebody who is to be quiet starts a call that waits for its beginning. */
  | { readonly kind: 'starts-call' }
  /** A coach who is muted is heard by nobody. */
  | { readonly kind: 'muted-coach' }
  /** Everybody hears them, whom only one was meant to hear. */
  | { readonly kind: 'heard-by-all' }
  /** The call exists, and the first person on it has decided; it may be so where that is not sure. */
  | { readonly kind: 'first-decided'; readonly isSure: boolean }
  /** Nobody will be told what happens on the new call, and later this cannot be changed. */
  | { readonly kind: 'nobody-told' }
  | { readonly kind: 'events-left-out'; readonly events: readonly string[] }
  /** Help is really called. */
  | { readonly kind: 'calls-for-help' }
  /** It counts for calls to an emergency number. */
  | { readonly kind: 'only-for-emergency' }
  /** Only so many characters are used. */
  | { readonly kind: 'cut'; readonly at: number }
  /** More than Twilio allows most accounts. */
  | { readonly kind: 'above-usual'; readonly usual: number; readonly unit: Unit };
