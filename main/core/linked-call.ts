import type { Result } from '../../common/failure.ts';
import type { LinkedCall } from '../../common/ipc/linked-call.ts';
import type { Session } from '../../common/ipc/session.ts';
import type { ConferenceSid } from '../../common/model/sid.ts';
import type { RosterSnapshot } from '../../common/roster/patch.ts';

/** The call that a link asks to see, until it was shown or somebody has read that it cannot be. */
export interface LinkedCallService {
  state(): LinkedCall | null;
  /** A later link takes the place of an earlier one. */
  ask(conferenceSid: ConferenceSid): void;
  /** The floor, or who is signed in, may have changed. */
  look(): void;
  /** It is shown, or is not wanted any more. */
  done(): void;
}

interface LinkedCallNeeds {
  readonly session: () => Session;
  readonly snapshot: () => Result<RosterSnapshot>;
  readonly now: () => number;
  readonly onChange: (state: LinkedCall | null) => void;
}

/**
 * A link may come before anybody is signed in. It is kept as long as the console runs, since the page says
 * that it waits; it never chooses an account, and never changes anything on a call.
 */
export function createLinkedCall({
  session,
  snapshot,
  now,
  onChange,
}: LinkedCallNeeds): LinkedCallService {
  let state: LinkedCall | null = null;
  /** A floor that was read before may not have its call yet. */
  let askedAt = 0;
  /** The session on whose floor it was looked for in vain. */
  let epoch: string | null = null;

  return {
    state: () => state,
    ask(conferenceSid) {
      askedAt = now();
      become({ conferenceSid, state: 'waiting' });
      look();
    },
    look,
    done: () => become(null),
  };

  function look(): void {
    if (state === null) return;
    const current = session();
    const currentEpoch = current.state === 'active' ? current.epoch : null;
    if (state.state === 'not-there') {
      // What was said of one account's floor must not stand under another's name.
      if (currentEpoch !== epoch) become(null);
      return;
    }
    epoch = currentEpoch;
    const found = standing(state.conferenceSid, current);
    if (found !== state.state) become({ ...state, state: found });
  }

  function standing(sid: ConferenceSid, current: Session): LinkedCall['state'] {
    const floor = snapshot();
    const calls = floor.ok ? floor.value.conferences : [];
    if (calls.some(({ conference }) => conference.sid === sid)) return 'there';
    const readAt = current.state === 'active' ? current.link.lastReadAt : null;
    return readAt === null || readAt < askedAt ? 'waiting' : 'not-there';
  }

  function become(next: LinkedCall | null): void {
    state = next;
    onChange(state);
  }
}
