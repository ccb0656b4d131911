import type { Failure, Result } from '../../common/failure.ts';
import type { Session } from '../../common/ipc/session.ts';

/** What the console was started to open, so that nobody is asked to sign in meanwhile. */
export interface Opening {
  /** Who is signed in; and where nobody is, whether that is about to change, or why it did not. */
  state(): Session;
}

interface OpeningNeeds {
  /** Null where the console was started for nothing in particular. */
  readonly underWay: Promise<Result<unknown>> | null;
  readonly session: () => Session;
  readonly onFailed: (state: Session) => void;
}

export function createOpening({ underWay, session, onFailed }: OpeningNeeds): Opening {
  let isOpening = underWay !== null;
  let failure: Failure | undefined;
  void underWay?.then((opened) => {
    isOpening = false;
    if (opened.ok) return;
    failure = opened.error;
    onFailed(state());
  });
  return { state };

  function state(): Session {
    const now = session();
    if (now.state === 'active') {
      // Whoever signs out again was told long before.
      failure = undefined;
      return now;
    }
    return { ...now, ...(isOpening && { isOpening }), ...(failure && { failure }) };
  }
}
