import type { RemovalConsequence } from '../../../common/roster/consequences.ts';
import type { ParticipantRow } from '../../../common/roster/rows.ts';
import { uiWords } from '../../ui/words.ts';
import { list, number, plural } from '../../words/format.ts';
import { wordsOf } from '../../words/words-of.ts';

type NameOf = (row: ParticipantRow) => string;

/** What is said before somebody is taken off a call. */
export const removeWords = wordsOf('remove', {
  title: (name: string) => `Remove ${name}?`,
  leaveTitle: () => 'Leave the call?',
  gone: (name: string) => `${name} left the call meanwhile.`,
  /** What taking somebody off does to the others, as it is read before agreeing to it. */
  consequence(consequence: RemovalConsequence, nameOf: NameOf, isMe = false): string {
    switch (consequence.kind) {
      case 'ends-call':
        return `This ends the call for ${others(namesOf(consequence.cutOff, nameOf))}.`;
      case 'leaves-alone':
        return `${nameOf(consequence.who)} will be alone on the call.`;
      case 'stops-ringing':
        return 'They are not on the call yet: this stops their phone ringing.';
      case 'nobody-left':
        return `${isMe ? 'You are' : 'They are'} the last on this call: it ends.`;
      case 'call-goes-on':
        return plural(consequence.staying, {
          one: `${number(consequence.staying)} person stays on the call.`,
          other: `${number(consequence.staying)} people stay on the call.`,
        });
    }
  },
  takenOff: (name: string, call: string) => `${name} is taken off ${call}. This cannot be undone.`,
  iAmTakenOff: (call: string) => `You are taken off ${call}. This cannot be undone.`,
  keep: () => 'Keep on the call',
  stay: () => 'Stay on the call',
  agree(isMe: boolean, endsCall: boolean): string {
    const act = isMe ? 'Leave' : 'Remove';
    return endsCall ? `${act} and end the call` : act;
  },

  /** What ending a call does to whoever is on it. */
  endOfCall(participants: readonly ParticipantRow[], nameOf: NameOf): string {
    const connected = participants.filter(({ status }) => status === 'connected');
    const ringing = participants.length - connected.length;
    const cutOff =
      connected.length === 0
        ? 'Nobody is connected to this call.'
        : `This ends the call for ${countAndNames(namesOf(connected, nameOf))}.`;
    if (ringing === 0) return cutOff;
    return `${cutOff} ${plural(ringing, {
      one: `${number(ringing)} phone stops ringing.`,
      other: `${number(ringing)} phones stop ringing.`,
    })}`;
  },
});

function namesOf(rows: readonly ParticipantRow[], nameOf: NameOf): readonly string[] {
  return rows.map((row) => uiWords.inSentence(nameOf(row)));
}

function others(names: readonly string[]): string {
  return names.length === 1 ? `${list(names)}, too` : countAndNames(names);
}

function countAndNames(names: readonly string[]): string {
  if (names.length === 1) return list(names);
  return `${uiWords.people(names.length)}: ${uiWords.listed(names)}`;
}
