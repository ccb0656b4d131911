import { parseSupervisorLabel } from '../../../common/model/supervisor-label.ts';
import { legModeAmong } from '../../../common/roster/leg-mode.ts';
import type { ParticipantRow } from '../../../common/roster/rows.ts';
import type { ConferenceView } from '../../../common/roster/view.ts';

/** How somebody is drawn: what they can do on the call, in one word. */
export type PersonLook =
  | 'not-on-call'
  | 'ringing'
  | 'on-hold'
  | 'muted'
  | 'listening'
  | 'coaching'
  | 'barged-in'
  | 'may-be-heard'
  | 'talking'
  | 'open';

/** `row` undefined: they are not on the call. */
export function personLook(
  row: ParticipantRow | undefined,
  participants: ConferenceView['participants'],
): PersonLook {
  if (row === undefined) return 'not-on-call';
  const isSupervisor = parseSupervisorLabel(row.label) !== null;
  const mode = legModeAmong(row, participants);
  switch (mode.kind) {
    case 'dialling':
      return 'ringing';
    case 'on-hold':
      return 'on-hold';
    case 'muted':
      return isSupervisor ? 'listening' : 'muted';
    case 'coaching':
      return participants.get(mode.target)?.hold === true ? 'may-be-heard' : 'coaching';
    case 'alarm':
      return 'may-be-heard';
    case 'open':
      if (isSupervisor) return 'barged-in';
      return row.speakingSince === null ? 'open' : 'talking';
  }
}
