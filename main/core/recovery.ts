import type { Result } from '../../common/failure.ts';
import type { LeftLive, Recovery } from '../../common/ipc/recovery.ts';

/** Sees to what a console left live that ended without saying so. */
export interface RecoveryService {
  /** Null where nothing was left, or it was read and dismissed. */
  state(): Recovery | null;
  dismiss(): void;
}

interface RecoveryNeeds {
  readonly left: LeftLive | null;
  /** Signs in to the account; whatever of me is heard there is muted by that. */
  readonly signIn: (profileId: string) => Promise<Result<unknown>>;
  readonly onState: (state: Recovery | null) => void;
}

/**
 * Signs in at once, without anybody having asked: a leg that nobody watches may be heard by a customer,
 * and whoever was killed off it may not know.
 */
export function createRecovery({ left, signIn, onState }: RecoveryNeeds): RecoveryService {
  let state: Recovery | null = null;
  if (left !== null) void recover(left);

  return {
    state: () => state,
    dismiss: () => become(null),
  };

  function become(next: Recovery | null): void {
    state = next;
    onState(state);
  }

  async function recover(found: LeftLive): Promise<void> {
    become({ left: found, state: 'signing-in', failure: null });
    const opened = await signIn(found.profileId);
    // Read and dismissed meanwhile.
    if (state === null) return;
    become(
      opened.ok
        ? { left: found, state: 'open', failure: null }
        : { left: found, state: 'failed', failure: opened.error },
    );
  }
}
