import { parseSupervisorLabel } from '../../model/supervisor-label.ts';
import { silentSince } from '../../roster/clocks.ts';
import type { ConferenceView } from '../../roster/view.ts';
import { NEVER } from './due.ts';

interface Together {
  readonly people: number;
  readonly since: number;
}

/** Since when nobody on a call speaks, or all of them speak at once; null when it is not so, or not known. */
export function talkOf({ row: call, participants }: ConferenceView): {
  readonly silent: Together | null;
  readonly crosstalk: Together | null;
} {
  let people = 0;
  let speakers = 0;
  let quietSince = 0;
  let speakingSince = 0;
  for (const row of participants.values()) {
    // Supervisors are there to listen. Of whoever is on hold or muted nothing is expected.
    if (row.audibleSince === null || parseSupervisorLabel(row.label) !== null) continue;
    const since = silentSince(row, call, NEVER);
    if (since === null) return NEITHER;
    people += 1;
    if (since !== NEVER) {
      quietSince = Math.max(quietSince, since);
      continue;
    }
    speakers += 1;
    speakingSince = Math.max(speakingSince, row.speakingSince ?? 0);
  }
  if (people < 2) return NEITHER;
  return {
    silent: speakers === 0 ? { people, since: quietSince } : null,
    crosstalk: speakers === people ? { people, since: speakingSince } : null,
  };
}

const NEITHER = { silent: null, crosstalk: null };
