import type { Failure } from '../../common/failure.ts';
import { feedRefusalSchema, type Place } from '../../common/wire/relay-protocol.ts';
import type { Clock } from '../core/clock.ts';
import { createRelaySocket, type RelayAddress, type RelaySocket } from './relay-socket.ts';
import { CUT, notConnected } from './relay-words.ts';

/** A connection to the relay that comes back by itself, whatever happens to it. */
export interface RelayLine {
  /** For what is said over it; a listener stays through all connections. */
  readonly socket: RelaySocket;
  open(): void;
  /** The relay has welcomed us: trouble after a while is a new one. */
  welcomed(): void;
  /** Gives this connection up for another one, at once or after repeated trouble. */
  again(): void;
  close(): void;
}

interface RelayLineNeeds {
  readonly address: RelayAddress;
  readonly clock: Clock;
  /** What the console saw last: the relay goes on after it. */
  readonly place: () => Place | null;
  readonly onDown: (failure: Failure) => void;
}

/** Waits between two tries, in milliseconds: doubled from the first to the longest, with half of it left to chance. */
const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 15_000;
/** A connection that lasted so long was a good one. One that broke before does not shorten the wait. */
const STEADY_MS = 10_000;
/** After a refusal that only a person can mend. */
const REFUSED_WAIT_MS = 30_000;

export function createRelayLine({ address, clock, place, onDown }: RelayLineNeeds): RelayLine {
  const socket = createRelaySocket(address, place);
  const closing = new AbortController();
  let failures = 0;
  let welcomedAt = Number.POSITIVE_INFINITY;
  let isWaiting = false;
  let refusal: Failure | null = null;

  socket.on('connect_error', (error) => fall(notConnected(error)));
  socket.on('disconnect', () => fall(refusal ?? CUT));
  socket.on('refused', (message: unknown) => {
    const read = feedRefusalSchema.safeParse(message);
    if (read.success) refusal = read.data;
  });

  function fall(failure: Failure): void {
    if (closing.signal.aborted) return;
    refusal = null;
    if (clock.now() - welcomedAt >= STEADY_MS) failures = 0;
    welcomedAt = Number.POSITIVE_INFINITY;
    onDown(failure);
    void comeBack(waitAfter(failure));
  }

  async function comeBack(ms: number): Promise<void> {
    if (isWaiting) return;
    isWaiting = true;
    await clock.sleep(ms, closing.signal);
    isWaiting = false;
    if (!closing.signal.aborted) socket.connect();
  }

  function waitAfter({ code }: Failure): number {
    const isForAPerson = code === 'unauthorized' || code === 'forbidden' || code === 'invalid';
    const cap = isForAPerson
      ? REFUSED_WAIT_MS
      : Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** failures);
    failures += 1;
    return cap / 2 + (clock.random() * cap) / 2;
  }

  return {
    socket,
    open: () => void socket.connect(),
    welcomed() {
      welcomedAt = clock.now();
    },
    again() {
      // Its 'disconnect' brings it back.
      socket.disconnect();
    },
    close() {
      closing.abort();
      socket.disconnect();
    },
  };
}
