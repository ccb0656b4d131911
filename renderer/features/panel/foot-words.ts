import type { Consequence } from '../../../common/roster/consequences.ts';
import type { ParticipantRow } from '../../../common/roster/rows.ts';
import { uiWords } from '../../ui/words.ts';
import { plural } from '../../words/format.ts';

type NameOf = (row: ParticipantRow) => string;

/** What somebody's leaving, or my own, brings about. */
export function consequenceWords(consequence: Consequence, nameOf: NameOf): string {
  const names = (rows: readonly ParticipantRow[]) =>
    uiWords.listed(rows.map(nameOf).map(uiWords.inSentence));
  switch (consequence.kind) {
    case 'ends-call':
      return `ends the call for ${names(consequence.cutOff)}`;
    case 'call-ended':
      return consequence.cutOff.length === 0
        ? 'nobody is connected'
        : `cuts off ${names(consequence.cutOff)}`;
    case 'leaves-alone':
      return `leaves ${uiWords.inSentence(nameOf(consequence.who))} alone`;
    case 'stops-ringing':
      return `stops the phone of ${names(consequence.whose)} ringing`;
    case 'nobody-left':
      return 'ends the call: nobody else is on it';
    case 'call-goes-on':
      return `the call goes on with ${uiWords.people(consequence.staying)}`;
    case 'silences-me':
      return 'you are muted';
    case 'coach-loses-target':
      return `${nameOf(consequence.coach)} may then be heard by everyone`;
    case 'stuck-on-hold':
      return `${names(consequence.who)} ${plural(consequence.who.length, { one: 'stays', other: 'stay' })} on hold`;
    case 'nobody-hears-anybody':
      return 'nobody then hears anybody';
  }
}
