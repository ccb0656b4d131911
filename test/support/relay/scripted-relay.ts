import { once } from 'node:events';
import { createServer } from 'node:http';
import { Server, type Socket } from 'socket.io';
import {
  type Entry,
  FEED_PATH,
  type Handshake,
  handshakeSchema,
} from '../../../common/wire/relay-protocol.ts';

/** A relay that says what the test has it say, over a real socket. */
export interface ScriptedRelay {
  readonly url: string;
  /** How consoles asked to be let in, oldest first. */
  readonly handshakes: readonly Handshake[];
  /** The numbers that the console says it has seen. */
  readonly seen: readonly number[];
  say(name: string, message: unknown): void;
  events(...entries: readonly Entry[]): void;
  /** Breaks the connection without a word. */
  cut(): void;
  close(): Promise<void>;
}

/** `onJoin` is called with each console that comes, after its handshake was noted. */
export async function startScriptedRelay(
  onJoin: (relay: ScriptedRelay, times: number) => void,
): Promise<ScriptedRelay> {
  const http = createServer().listen(0, '127.0.0.1');
  await once(http, 'listening');
  const address = http.address();
  if (typeof address !== 'object' || address === null) throw new Error('No port');
  const io = new Server(http, { path: FEED_PATH, transports: ['websocket'] });
  const handshakes: Handshake[] = [];
  const seen: number[] = [];
  let socket: Socket | null = null;
  const relay: ScriptedRelay = {
    url: `http://127.0.0.1:${address.port}`,
    handshakes,
    seen,
    say: (name, message) => void socket?.emit(name, message),
    events: (...entries) => void socket?.emit('events', { entries }),
    cut: () => socket?.conn.close(),
    close: async () => void (await io.close()),
  };
  io.on('connection', (next) => {
    socket = next;
    handshakes.push(handshakeSchema.parse(next.handshake.auth));
    next.on('seen', ({ seq }: { seq: number }) => void seen.push(seq));
    onJoin(relay, handshakes.length);
  });
  return relay;
}
