import type { CallSid } from '../../../common/model/sid.ts';
import { hearMap } from '../../../common/roster/hear-map.ts';
import { legModeAmong } from '../../../common/roster/leg-mode.ts';
import type { ConferenceView } from '../../../common/roster/view.ts';

/** How a voice reaches somebody: as one of all, alone, or nobody can say whether it does. */
export type VoiceKind = 'open' | 'whisper' | 'perhaps';

/** What an act that is looked at would do to it. */
type LinkFate = 'stays' | 'gained' | 'lost';

/** One voice from mouth to ear. */
export interface Voice {
  /** Who speaks. */
  readonly from: CallSid;
  /** Who hears it. */
  readonly to: CallSid;
  readonly kind: VoiceKind;
  readonly fate: LinkFate;
}

/** One line of the drawing; `both` is two open voices that share their fate. */
export interface HearLink extends Omit<Voice, 'kind'> {
  readonly kind: 'both' | VoiceKind;
}

/**
 * Every voice that reaches somebody now or would after an act. `then` is the call after it: null when the
 * call would be over, undefined when no act is looked at. Whoever would hear the same person in another
 * way gains that way and loses nothing.
 */
export function voicesOf(
  now: ConferenceView,
  then: ConferenceView | null | undefined,
): readonly Voice[] {
  const before = heardIn(now);
  if (then === undefined) return [...before.values()];
  const after = then === null ? NOTHING : heardIn(then);
  const lost = [...before].flatMap(([key, voice]): readonly Voice[] =>
    after.has(key) ? [] : [{ ...voice, fate: 'lost' }],
  );
  const heard = Array.from(
    after,
    ([key, voice]): Voice =>
      before.get(key)?.kind === voice.kind ? voice : { ...voice, fate: 'gained' },
  );
  return [...heard, ...lost];
}

/** The same as lines: two people who hear each other are joined by one. */
export function linksOf(voices: readonly Voice[]): readonly HearLink[] {
  const byPair = new Map(voices.map((voice) => [keyOf(voice.from, voice.to), voice]));
  return voices.flatMap((voice): readonly HearLink[] => {
    const back = byPair.get(keyOf(voice.to, voice.from));
    const isMutual = back?.kind === 'open' && voice.kind === 'open' && back.fate === voice.fate;
    if (!isMutual) return [voice];
    return voice.from < voice.to ? [{ ...voice, kind: 'both' }] : [];
  });
}

function heardIn(conference: ConferenceView): ReadonlyMap<string, Voice> {
  const voices = new Map<string, Voice>();
  for (const [from, { surely, perhaps }] of hearMap(conference)) {
    const speaker = conference.participants.get(from);
    const isCoach =
      speaker !== undefined && legModeAmong(speaker, conference.participants).kind === 'coaching';
    for (const to of surely) {
      voices.set(keyOf(from, to), { from, to, kind: isCoach ? 'whisper' : 'open', fate: 'stays' });
    }
    for (const to of perhaps) {
      voices.set(keyOf(from, to), { from, to, kind: 'perhaps', fate: 'stays' });
    }
  }
  return voices;
}

function keyOf(from: CallSid, to: CallSid): string {
  return `${from}>${to}`;
}

const NOTHING: ReadonlyMap<string, Voice> = new Map();
