import { askedFlags } from '../adding/asked-flags.ts';
import type { Draft } from '../adding/draft.ts';
import { parseSupervisorLabel } from '../model/supervisor-label.ts';
import type { ParticipantRow } from './rows.ts';

/** Why a change of somebody's settings is not asked of Twilio. */
export type ChangeRefusal =
  | 'unmutes-supervisor' // nobody is made heard by somebody else's click, nor by a form
  | 'aims-open-supervisor' // who hears a leg that is not muted is changed by its own acts alone
  | 'resumes-open-supervisor' // they might come back heard
  | 'may-open-coach'; // Twilio may take what says nothing of coaching for its end

/**
 * A supervisor's leg is made heard by the acts of its own console alone, which mute first, look, and then
 * open it. A form may do to it whatever leaves it silent: in one request with `Muted=true`.
 *
 * Of Coaching, Twilio documents “if not present, defaults to false”: whether a change of something else
 * ends the coaching of somebody who whispers, so that everybody hears them, nobody knows.
 */
export function whyNotChange(
  row: Pick<ParticipantRow, 'label' | 'muted' | 'coaching'>,
  draft: Draft,
): ChangeRefusal | null {
  const { muted, hold, coaching } = askedFlags(draft);
  if (muted === true) return null;
  if (parseSupervisorLabel(row.label) !== null) {
    if (muted === false) return 'unmutes-supervisor';
    if (coaching !== undefined) return 'aims-open-supervisor';
    if (hold === false) return 'resumes-open-supervisor';
  }
  const isOpen = !row.muted || muted === false;
  return row.coaching && isOpen && coaching === undefined ? 'may-open-coach' : null;
}
