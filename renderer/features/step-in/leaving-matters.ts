import { consequenceOfRemoval } from '../../../common/roster/consequences.ts';
import type { ParticipantRow } from '../../../common/roster/rows.ts';

/**
 * Whether my leaving does something to the others that I should read first: it ends their call, it
 * leaves alone somebody who talks with me, or it ends the call to which somebody's phone still rings.
 * Whoever only listens leaves without a word, since nobody notices.
 */
export function leavingMatters(
  leg: ParticipantRow,
  participants: readonly ParticipantRow[],
): boolean {
  const { kind } = consequenceOfRemoval(leg, participants);
  switch (kind) {
    case 'ends-call':
      return true;
    case 'leaves-alone':
      return !leg.muted && !leg.hold;
    case 'nobody-left':
      return participants.some(({ callSid }) => callSid !== leg.callSid);
    case 'stops-ringing':
    case 'call-goes-on':
      return false;
  }
}
