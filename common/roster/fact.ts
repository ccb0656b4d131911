import type { Conference, ConferenceStatus } from '../model/conference.ts';
import type { ConferenceEvent } from '../model/conference-event.ts';
import type { Participant, Party } from '../model/participant.ts';
import type { CallSid, ConferenceSid } from '../model/sid.ts';

/**
 * Something that Twilio told us. `asOf` is the moment for which it is certainly true:
 * - what was read (a list, a fetch): when the request began, since the answer may describe that moment;
 * - what was done (the answer to an update or a removal): when the answer came, since any read that
 *   began before it may still describe the state before;
 * - what an event told: the latest moment, by our clock, at which it may have happened.
 * Of two facts about the same thing the one with the later `asOf` holds.
 */
export type Fact =
  | {
      readonly kind: 'conferences-listed';
      readonly asOf: number;
      /** All conferences of these statuses, over all pages. */
      readonly statuses: readonly Exclude<ConferenceStatus, 'completed'>[];
      readonly conferences: readonly Conference[];
    }
  | {
      readonly kind: 'participants-listed';
      readonly asOf: number;
      readonly conferenceSid: ConferenceSid;
      /** Everybody connecting or connected, over all pages. */
      readonly participants: readonly Participant[];
      /** Of whom something else told while the list was read: either may be the newer. */
      readonly toldMeanwhile?: ReadonlySet<CallSid>;
    }
  | {
      readonly kind: 'participant-told';
      readonly asOf: number;
      /** Read for its own sake, or Twilio's answer to a change. */
      readonly source: 'poll' | 'answer';
      /** When the request began: what came since may be newer than its answer. */
      readonly askedAt: number;
      readonly participant: Participant;
    }
  | {
      readonly kind: 'participant-gone';
      readonly asOf: number;
      readonly conferenceSid: ConferenceSid;
      readonly callSid: CallSid;
    }
  | {
      readonly kind: 'conference-gone';
      readonly asOf: number;
      readonly conferenceSid: ConferenceSid;
    }
  | {
      readonly kind: 'party-told';
      readonly conferenceSid: ConferenceSid;
      readonly callSid: CallSid;
      readonly party: Party;
    }
  /** One of Twilio's callbacks, which reached us at `receivedAt`. */
  | {
      readonly kind: 'event';
      readonly asOf: number;
      /** Twilio's Timestamp by our clock: between two events it measures what lies between them. */
      readonly happenedAt: number;
      readonly receivedAt: number;
      readonly event: ConferenceEvent;
    }
  /** Events may be missing from now on, or have been lost: no conference is kept true by them. */
  | { readonly kind: 'events-broken'; readonly asOf: number }
  /** No event comes from now on; the source keeps them, so that none is lost yet. */
  | { readonly kind: 'events-paused'; readonly asOf: number }
  /** All that happened while events were paused has been told. */
  | { readonly kind: 'events-resumed'; readonly asOf: number }
  /** Time has passed: what was waited for in vain is given up. */
  | { readonly kind: 'tick'; readonly asOf: number };
