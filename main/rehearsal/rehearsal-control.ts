import { type Failure, fail, type Result } from '../../common/failure.ts';
import type { Profile } from '../../common/ipc/profile.ts';
import type { Session } from '../../common/ipc/session.ts';
import type { RelayPort } from '../core/relay-port.ts';
import type { SessionService } from '../core/session-service.ts';
import { withItsEnd } from './rehearsal-events.ts';
import type { RehearsalProcess } from './rehearsal-process.ts';
import { createRehearsalStage, type RehearsalStage } from './rehearsal-stage.ts';

/** Opens the rehearsal as a session like any other, and ends its process when nobody needs it. */
export interface RehearsalControl extends RehearsalStage {
  open(): Promise<Result<Session>>;
  close(): void;
}

export function createRehearsalControl(
  session: Pick<SessionService, 'open'>,
  start: () => Promise<Result<RehearsalProcess>>,
  relayOf: (profile: Profile) => RelayPort | null,
): RehearsalControl {
  let running: { readonly process: RehearsalProcess; readonly stage: RehearsalStage } | null = null;

  function close(): void {
    running?.process.close();
    running = null;
  }

  async function onStage<T>(
    act: (stage: RehearsalStage) => Promise<Result<T>>,
  ): Promise<Result<T>> {
    return running === null ? fail(NOT_REHEARSING) : act(running.stage);
  }

  return {
    async open() {
      const started = await start();
      if (!started.ok) return started;
      const { profile, account } = started.value;
      const relay = relayOf(profile);
      const events = relay === null ? null : withItsEnd(relay.events);
      if (events !== null) started.value.onEnd(events.end);
      // The old session says goodbye to the old simulator before that goes.
      const opened = await session.open('rehearsal', profile, events, relay);
      close();
      running = { process: started.value, stage: createRehearsalStage(account) };
      return opened;
    },
    close,
    panel: () => onStage((stage) => stage.panel()),
    play: (request) => onStage((stage) => stage.play(request)),
    stop: () => onStage((stage) => stage.stop()),
    fault: (request) => onStage((stage) => stage.fault(request)),
  };
}

const NOT_REHEARSING: Failure = {
  code: 'not-ready',
  message: 'No rehearsal is running.',
  hint: 'Start the rehearsal first.',
};
