import type { Draft } from '../../../common/adding/draft.ts';

/** How somebody comes onto the call, in one word for what several parameters say together. */
export const JOIN_AS = ['normal', 'muted', 'listening', 'coach'] as const;
export type JoinAs = (typeof JOIN_AS)[number];

/** What the parameters say, however they came to say it. */
export function joinAsOf(draft: Draft): JoinAs {
  if (coaches(draft)) return 'coach';
  if (draft.Muted !== 'true') return 'normal';
  const isSilent = [...SILENT].every(([name, value]) => draft[name] === value);
  return isSilent ? 'listening' : 'muted';
}

/** The same draft for somebody who joins so: what makes another way of it is left alone again. */
export function joiningAs(draft: Draft, joinAs: JoinAs, coached: string | null): Draft {
  const kept = Object.entries(draft).filter(
    ([name, value]) => !OF_ONE_WAY.has(name) && SILENT.get(name) !== value,
  );
  return { ...Object.fromEntries(kept), ...settingsOf(joinAs, coached) };
}

/** By CallSid, whom the draft lets somebody whisper to; null for nobody, or nobody yet. */
export function coachedIn(draft: Draft): string | null {
  const { CallSidToCoach: coached } = draft;
  return typeof coached === 'string' && coached !== '' ? coached : null;
}

const OF_ONE_WAY: ReadonlySet<string> = new Set(['Muted', 'Coaching', 'CallSidToCoach']);

/** Nobody on the call notices that somebody came, and their leaving ends nothing. */
const SILENT: ReadonlyMap<string, string> = new Map([
  ['Beep', 'false'],
  ['StartConferenceOnEnter', 'false'],
  ['EndConferenceOnExit', 'false'],
]);

function settingsOf(joinAs: JoinAs, coached: string | null): Draft {
  switch (joinAs) {
    case 'normal':
      return {};
    case 'muted':
      return { Muted: 'true' };
    case 'listening':
      return { Muted: 'true', ...Object.fromEntries(SILENT) };
    case 'coach':
      return { Coaching: 'true', CallSidToCoach: coached ?? '', ...Object.fromEntries(SILENT) };
  }
}

/** Twilio takes whom somebody coaches for their coaching, unless it is told otherwise. */
function coaches(draft: Draft): boolean {
  return draft.Coaching === 'true' || (coachedIn(draft) !== null && draft.Coaching !== 'false');
}
