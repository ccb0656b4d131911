import type { LinkedCall } from '../../../common/ipc/linked-call.ts';
import type { Session } from '../../../common/ipc/session.ts';
import { noticesWords } from './words.ts';

/** Why the call of a link is not on the screen; null where none was asked for, or it is about to be. */
export function linkedCallNotice(
  linked: LinkedCall | null,
  session: Session | null,
): string | null {
  switch (linked?.state) {
    case 'waiting':
      return session === null ? null : whyItWaits(session);
    case 'not-there':
      return noticesWords.linkLeadsNowhere();
    case 'there':
    case undefined:
      return null;
  }
}

function whyItWaits(session: Session): string | null {
  if (session.state === 'signed-out') {
    return session.isOpening ? null : noticesWords.linkWaitsForSignIn();
  }
  const { state, lastReadAt } = session.link;
  // The first reading is over in a moment, and the floor says that it goes on.
  const isFirstReading = lastReadAt === null && (state === 'live' || state === 'connecting');
  return isFirstReading ? null : noticesWords.linkIsLookedFor();
}
