import type { RemovalConsequence } from '../../../common/roster/consequences.ts';
import type { ParticipantRow } from '../../../common/roster/rows.ts';

/** What taking somebody off the call does to the others, as it is read before agreeing to it. */
export function consequenceInWords(
  consequence: RemovalConsequence,
  nameOf: (row: ParticipantRow) => string,
  isMe = false,
): string {
  switch (consequence.kind) {
    case 'ends-call':
      return `This ends the call for ${others(consequence.cutOff.map(nameOf).map(inSentence))}.`;
    case 'leaves-alone':
      return `${nameOf(consequence.who)} will be alone on the call.`;
    case 'stops-ringing':
      return 'They are not on the call yet: this stops their phone ringing.';
    case 'nobody-left':
      return `${isMe ? 'You are' : 'They are'} the last on this call: it ends.`;
    case 'call-goes-on':
      return `${consequence.staying} people stay on the call.`;
  }
}

/** What ending a call does to whoever is on it. */
export function endOfCallInWords(
  participants: readonly ParticipantRow[],
  nameOf: (row: ParticipantRow) => string,
): string {
  const connected = participants.filter(({ status }) => status === 'connected');
  const ringing = participants.length - connected.length;
  const cutOff =
    connected.length === 0
      ? 'Nobody is connected to this call.'
      : `This ends the call for ${countAndNames(connected.map(nameOf).map(inSentence))}.`;
  if (ringing === 0) return cutOff;
  return `${cutOff} ${ringing === 1 ? '1 phone stops' : `${ringing} phones stop`} ringing.`;
}

function inSentence(name: string): string {
  return name === 'You' ? 'you' : name;
}

const MOST_NAMES = 3;

const LIST = new Intl.ListFormat('en-GB');

function others(names: readonly string[]): string {
  return names.length === 1 ? `${names.join()}, too` : countAndNames(names);
}

function countAndNames(names: readonly string[]): string {
  if (names.length === 1) return names.join();
  const rest = names.length - MOST_NAMES;
  // One more name is as short as “1 other”.
  const shown = rest > 1 ? [...names.slice(0, MOST_NAMES), `${rest} others`] : names;
  return `${names.length} people: ${LIST.format(shown)}`;
}
