import type { ConferenceSid } from '../../../common/model/sid.ts';
import type { Present } from '../../../common/wire/relay-presence.ts';
import { togetherWords } from './words.ts';

/** Which colleagues are on a call or look at it, in words; empty when nobody is. */
export function whoIsHere(others: readonly Present[], conferenceSid: ConferenceSid): string {
  const here = others.flatMap(({ name, places }) =>
    places
      .filter((place) => place.conferenceSid === conferenceSid)
      .map(({ mode }) => ({ name, mode })),
  );
  return ORDER.flatMap((mode) => {
    const names = new Set(here.filter((one) => one.mode === mode).map(({ name }) => name));
    return names.size === 0 ? [] : [togetherWords.here(mode, [...names])];
  }).join(' · ');
}

/** What can be heard of them comes first. */
const ORDER = ['barged', 'coaching', 'listening', 'watching'] as const;
