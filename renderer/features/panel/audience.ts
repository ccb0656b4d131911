import type { CallSid } from '../../../common/model/sid.ts';
import type { Voice } from './hear-links.ts';

/** Whom somebody hears, and who hears them; `may` is where nobody can say. */
export interface Audience {
  readonly hears: readonly CallSid[];
  readonly mayHear: readonly CallSid[];
  readonly heardBy: readonly CallSid[];
  readonly mayBeHeardBy: readonly CallSid[];
}

export const NO_AUDIENCE: Audience = { hears: [], mayHear: [], heardBy: [], mayBeHeardBy: [] };

/** What the drawing shows of one moment, person by person; whoever is not in it is `NO_AUDIENCE`. */
export function audiencesOf(voices: readonly Voice[]): ReadonlyMap<CallSid, Audience> {
  const audiences = new Map<CallSid, { [Side in keyof Audience]: CallSid[] }>();
  const of = (callSid: CallSid) => {
    const audience = audiences.get(callSid) ?? {
      hears: [],
      mayHear: [],
      heardBy: [],
      mayBeHeardBy: [],
    };
    audiences.set(callSid, audience);
    return audience;
  };
  for (const { from, to, kind } of voices) {
    of(from)[kind === 'perhaps' ? 'mayBeHeardBy' : 'heardBy'].push(to);
    of(to)[kind === 'perhaps' ? 'mayHear' : 'hears'].push(from);
  }
  return audiences;
}
