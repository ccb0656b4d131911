import type { Floor } from '../../simulator/domain/floor.ts';
import { GONE, type ShownWords, wordsOf } from './shown-floor.ts';

/** How everybody on the floor really was, all the time. */
export interface FloorTruth {
  /** Everybody who is on a call now, by CallSid. */
  present(): readonly string[];
  /**
   * How long ago the floor last looked as shown: 0 when it does now. Somebody who was never as shown
   * has been wrong since the truth is known.
   */
  ageOf(callSid: string, shown: ShownWords): number;
}

interface Was {
  readonly from: number;
  readonly words: ShownWords;
}

export function watchTruth(floor: Floor, now: () => number): FloorTruth {
  const since = now();
  const stories = new Map<string, Was[]>();
  const presentOnes = new Set<string>();

  floor.subscribe((event) => {
    if (!('participant' in event) || event.participant === null) return;
    const { callSid } = event.participant;
    tell(callSid, event.type === 'participant-leave' ? GONE : wordsOf(event.participant));
  });
  for (const { participants } of floor.snapshot().conferences) {
    for (const person of participants) {
      if (person.status === 'connected') tell(person.callSid, wordsOf(person));
    }
  }

  return {
    present: () => [...presentOnes],
    ageOf(callSid, shown) {
      const story = stories.get(callSid) ?? [];
      if ((story.at(-1)?.words ?? GONE) === shown) return 0;
      const last = story.findLastIndex(({ words }) => words === shown);
      // Before they came they were not there.
      const until = last >= 0 || shown === GONE ? story[last + 1]?.from : since;
      return now() - (until ?? since);
    },
  };

  function tell(callSid: string, words: ShownWords): void {
    const story = stories.get(callSid) ?? [];
    stories.set(callSid, story);
    if (story.at(-1)?.words !== words) story.push({ from: now(), words });
    if (words === GONE) presentOnes.delete(callSid);
    else presentOnes.add(callSid);
  }
}
