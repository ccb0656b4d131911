import type { RemovalConsequence } from '../../../common/roster/consequences.ts';
import type { ParticipantRow } from '../../../common/roster/rows.ts';

/** What taking somebody off the call does to the others, as it is read before agreeing to it. */
export function consequenceInWords(
  consequence: RemovalConsequence,
  nameOf: (row: ParticipantRow) => string,
): string {
  switch (consequence.kind) {
    case 'ends-call':
      return `This ends the call for ${countAndNames(consequence.cutOff.map(nameOf).map(inSentence))}.`;
    case 'leaves-alone':
      return `${nameOf(consequence.who)} will be alone on the call.`;
    case 'stops-ringing':
      return 'They are not on the call yet: this stops their phone ringing.';
    case 'nobody-left':
      return 'They are the last on this call: it ends.';
    case 'call-goes-on':
      return `${consequence.staying} people stay on the call.`;
  }
}

function inSentence(name: string): string {
  return name === 'You' ? 'you' : name;
}

const LIST = new Intl.ListFormat('en-GB');

function countAndNames(names: readonly string[]): string {
  const [first] = names;
  if (names.length === 1 && first !== undefined) return `${first}, too`;
  const shown = names.length > 3 ? [...names.slice(0, 3), 'others'] : names;
  return `${names.length} people: ${LIST.format(shown)}`;
}
