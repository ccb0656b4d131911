import type { Conference } from '../model/conference.ts';
import type { Participant, Party } from '../model/participant.ts';
import type { CallSid, ConferenceSid } from '../model/sid.ts';

/**
 * Something that Twilio told us. `asOf` is the moment for which it is certainly true:
 * - what was read (a list, a fetch): when the request began, since the answer may describe that moment;
 * - what was done (the answer to an update or a removal): when the answer came, since any read that
 *   began before it may still describe the state before.
 * Of two facts about the same thing the one with the later `asOf` holds.
 */
export type Fact =
  | {
      readonly kind: 'conferences-listed';
      readonly asOf: number;
      /** All conferences that have not ended, over all pages. */
      readonly conferences: readonly Conference[];
    }
  | {
      readonly kind: 'participants-listed';
      readonly asOf: number;
      readonly conferenceSid: ConferenceSid;
      /** Everybody connecting or connected, over all pages. */
      readonly participants: readonly Participant[];
    }
  | { readonly kind: 'participant-told'; readonly asOf: number; readonly participant: Participant }
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
    };
