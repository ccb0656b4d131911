import type { Result } from '../../common/failure.ts';
import type { Session } from '../../common/ipc/session.ts';
import type { SessionService } from '../core/session-service.ts';
import type { Rehearsal } from './rehearsal-process.ts';

/** Opens the rehearsal as a session like any other, and ends its process when nobody needs it. */
export interface RehearsalControl {
  open(): Promise<Result<Session>>;
  close(): void;
}

export function createRehearsalControl(
  session: Pick<SessionService, 'open'>,
  start: () => Promise<Result<Rehearsal>>,
): RehearsalControl {
  let running: Rehearsal | null = null;

  function close(): void {
    running?.close();
    running = null;
  }

  return {
    async open() {
      const started = await start();
      if (!started.ok) return started;
      close();
      running = started.value;
      return session.open('rehearsal', running.profile);
    },
    close,
  };
}
