import type { ConferenceSid } from '../../../common/model/sid.ts';
import type { Present } from '../../../common/wire/relay-presence.ts';

type Mode = Present['places'][number]['mode'];

/** Which colleagues are on a call or look at it, in words; empty when nobody is. */
export function whoIsHere(others: readonly Present[], conferenceSid: ConferenceSid): string {
  const here = others.flatMap(({ name, places }) =>
    places
      .filter((place) => place.conferenceSid === conferenceSid)
      .map(({ mode }) => ({ name, mode })),
  );
  return ORDER.flatMap((mode) => inWords(mode, here)).join(' · ');
}

/** What can be heard of them comes first. */
const ORDER: readonly Mode[] = ['barged', 'coaching', 'listening', 'watching'];

/** As many names as stand in a line. */
const MOST_NAMES = 3;

function inWords(mode: Mode, here: readonly { name: string; mode: Mode }[]): readonly string[] {
  const names = [...new Set(here.filter((one) => one.mode === mode).map(({ name }) => name))];
  if (names.length === 0) return [];
  const rest = names.length - MOST_NAMES;
  const shown = names.slice(0, MOST_NAMES).join(', ');
  const who = rest > 0 ? `${shown} and ${rest} more` : shown;
  return [`${who} ${names.length === 1 ? ONE[mode] : SEVERAL[mode]}`];
}

const ONE: Readonly<Record<Mode, string>> = {
  barged: 'is barged in',
  coaching: 'is coaching',
  listening: 'is listening',
  watching: 'is watching',
};

const SEVERAL: Readonly<Record<Mode, string>> = {
  barged: 'are barged in',
  coaching: 'are coaching',
  listening: 'are listening',
  watching: 'are watching',
};
