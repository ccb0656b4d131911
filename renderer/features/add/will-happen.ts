import type { Draft } from '../../../common/adding/draft.ts';
import type { ParticipantRow } from '../../../common/roster/rows.ts';
import { formatAddress } from '../../ui/address.ts';
import { inFull } from './in-full.ts';
import { coachedIn, joinAsOf } from './join-as.ts';
import { named } from './saved-people.ts';
import type { useAddition } from './use-addition.ts';
import { addWords as words } from './words.ts';

interface WillHappen {
  /** Who is dialled, onto which call, from where. */
  readonly dials: string;
  /** Who will hear them, and how long it rings; empty while nobody is named. */
  readonly after: string;
}

/** What the button will make happen, in two sentences that are always in sight. */
export function willHappen(
  addition: ReturnType<typeof useAddition>,
  nameOf: (row: ParticipantRow) => string,
): WillHappen {
  const { form, read, kept, conference, coachable, hasEnded } = addition;
  if (hasEnded || !('address' in read.who) || !('address' in read.from)) {
    return { dials: words.nobodyYet(), after: '' };
  }
  const contact = named(kept.contacts, form.who);
  const address = inFull(read.who);
  const who = contact === undefined ? address : words.named(contact.name, address);
  const from = formatAddress(read.from.address);
  const coached = coachable.find(({ row }) => row.callSid === coachedIn(read.draft));
  return {
    dials:
      conference === undefined
        ? words.begins(who, form.name.trim(), from)
        : words.dials(who, conference.row.friendlyName, from),
    after: [
      heard(read.draft, coached === undefined ? null : nameOf(coached.row)),
      ...(read.problems.has('Timeout') ? [] : [words.rings(Number(read.draft.Timeout ?? '60'))]),
    ].join(' '),
  };
}

function heard(draft: Draft, coached: string | null): string {
  if (draft.Muted === 'true') return words.heardByNobody();
  return joinAsOf(draft) === 'coach' ? words.heardBy(coached) : words.heardByAll();
}
