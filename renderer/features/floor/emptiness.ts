import type { Link } from '../../../common/ipc/session.ts';

/** Why there is no row to show. */
export type Emptiness =
  | 'nobody-found' // there are people, and the search or the chips leave none
  | 'reading' // for the first time
  | 'slow' // for the first time, and for longer than it should take
  | 'throttled' // never read: Twilio asked us to wait
  | 'unreachable' // never read: Twilio does not answer
  | 'refused' // Twilio does not accept the credentials any more
  | 'no-calls'
  | 'no-calls-then'; // as of the last reading, which is old

interface Standing {
  readonly link: Link;
  /** The rows of this session are there, even if they are none. */
  readonly isRead: boolean;
  readonly isStale: boolean;
  readonly isNarrowed: boolean;
}

export function emptinessOf({ link, isRead, isStale, isNarrowed }: Standing): Emptiness {
  if (isNarrowed && isRead) return 'nobody-found';
  if (link.state === 'unauthorized') return 'refused';
  if (link.lastReadAt !== null && isRead) return isStale ? 'no-calls-then' : 'no-calls';
  switch (link.state) {
    case 'throttled':
      return 'throttled';
    case 'stale':
      return 'unreachable';
    case 'connecting':
    case 'live':
      return isStale ? 'slow' : 'reading';
  }
}
