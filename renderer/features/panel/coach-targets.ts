import type { Role } from '../../../common/floor/roles.ts';
import type { CallSid } from '../../../common/model/sid.ts';
import { parseSupervisorLabel } from '../../../common/model/supervisor-label.ts';
import type { ParticipantRow } from '../../../common/roster/rows.ts';
import type { ConferenceView } from '../../../common/roster/view.ts';

/** Somebody whom I could coach, and what keeps me from it now. */
export interface CoachTarget {
  readonly row: ParticipantRow;
  /** Twilio refuses to have somebody coached who is on hold or not there. */
  readonly obstacle: 'on-hold' | 'not-on-call' | null;
}

/** Everybody on the call but supervisors. */
export function coachTargets({ participants }: ConferenceView): readonly CoachTarget[] {
  return [...participants.values()]
    .filter(({ label }) => parseSupervisorLabel(label) === null)
    .map((row) => ({
      row,
      obstacle: row.status !== 'connected' ? 'not-on-call' : row.hold ? 'on-hold' : null,
    }));
}

/**
 * Who the switch means by Coach: whom I chose, else whom I coach, else the only agent who can be coached.
 * Null where that is for me to say: a whisper meant for an agent must not reach a customer by a guess,
 * nor anybody else in the place of whom I chose and who left.
 */
export function coachTarget(
  targets: readonly CoachTarget[],
  chosen: CallSid | null,
  coached: CallSid | null,
  roleOf: (row: ParticipantRow) => Role,
): CoachTarget | null {
  const named = (callSid: CallSid | null) => targets.find(({ row }) => row.callSid === callSid);
  const agents = targets.filter(
    ({ row, obstacle }) => obstacle === null && roleOf(row) === 'agent',
  );
  const [onlyAgent] = agents;
  return (
    named(chosen) ??
    named(coached) ??
    (chosen === null && agents.length === 1 && onlyAgent !== undefined ? onlyAgent : null)
  );
}
