import type { CallSid } from '../../../common/model/sid.ts';
import type { Voice, VoiceKind } from './hear-links.ts';

/** Several voices that change alike: who would hear whom, or would not any more. */
export interface HearChange {
  readonly fate: 'gained' | 'lost';
  readonly kind: VoiceKind;
  readonly speakers: readonly CallSid[];
  readonly listeners: readonly CallSid[];
}

/** What an act would change, in as few sentences as say it. */
export function hearChanges(voices: readonly Voice[]): readonly HearChange[] {
  const changed = voices.filter(({ fate }) => fate !== 'stays');
  const bySpeaker = grouped(changed, ({ from }) => from);
  const byListener = grouped(changed, ({ to }) => to);
  return byListener.length < bySpeaker.length ? byListener : bySpeaker;
}

function grouped(
  voices: readonly Voice[],
  personOf: (voice: Voice) => CallSid,
): readonly HearChange[] {
  const groups = new Map<string, Voice[]>();
  for (const voice of voices) {
    const key = `${voice.fate} ${voice.kind} ${personOf(voice)}`;
    groups.set(key, [...(groups.get(key) ?? []), voice]);
  }
  return [...groups.values()].flatMap((group) => {
    const [one] = group;
    if (one === undefined || one.fate === 'stays') return [];
    return [
      {
        fate: one.fate,
        kind: one.kind,
        speakers: [...new Set(group.map(({ from }) => from))],
        listeners: [...new Set(group.map(({ to }) => to))],
      },
    ];
  });
}
