import { type Failure, fail, ok, type Result } from '../../common/failure.ts';
import { type Role, welcomeSchema } from '../../common/wire/relay-protocol.ts';
import type { Clock } from '../core/clock.ts';
import { createRelaySocket, type RelayAddress } from './relay-socket.ts';
import { notConnected } from './relay-words.ts';

/** Once the relay has let us in, its welcome comes at once, unless it cannot reach its log. */
const WELCOME_MS = 2_000;
/** Somebody waits for it: a relay that says nothing at all is given up, in milliseconds. */
const ANSWER_MS = 10_000;

/** Connects once, to learn whether the relay lets this console in, and as what; null when it cannot say. */
export function askRelay(address: RelayAddress, clock: Clock): Promise<Result<Role | null>> {
  const socket = createRelaySocket(address, () => null);
  return new Promise((resolve) => {
    const done = new AbortController();
    const end = (result: Result<Role | null>) => {
      done.abort();
      socket.disconnect();
      resolve(result);
    };
    socket.on('connect_error', (error) => end(fail(atItsField(notConnected(error)))));
    socket.on('connect', async () => {
      await clock.sleep(WELCOME_MS, done.signal);
      end(ok(null));
    });
    socket.on('welcome', (message: unknown) => {
      const welcome = welcomeSchema.safeParse(message);
      end(ok(welcome.success ? welcome.data.role : null));
    });
    socket.connect();
    void clock.sleep(ANSWER_MS, done.signal).then(() => {
      if (!done.signal.aborted) end(fail(atItsField(notConnected(new Error('timeout')))));
    });
  });
}

function atItsField(failure: Failure): Failure {
  const isOfToken = failure.code === 'unauthorized' || failure.code === 'forbidden';
  return { ...failure, field: isOfToken ? 'relayToken' : 'relay.url' };
}
