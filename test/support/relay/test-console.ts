import { io } from 'socket.io-client';
import type { AccountSid } from '../../../common/model/sid.ts';
import {
  type Entry,
  eventsSchema,
  FEED_PATH,
  type Place,
  tooOldSchema,
  welcomeSchema,
} from '../../../common/wire/relay-protocol.ts';

/** A console as the relay sees one: it resumes after what it saw last and notes all that it is told. */
export interface TestConsole {
  readonly entries: readonly Entry[];
  /** What was wrong: a number that did not follow, or came twice. */
  readonly complaints: readonly string[];
  readonly counts: { readonly welcomes: number; readonly tooOld: number; readonly refused: number };
  readonly place: Place | null;
  readonly isConnected: boolean;
  /** While false it says nothing of what it has seen. */
  answers: boolean;
  close(): void;
}

interface ConsoleNeeds {
  readonly url: string;
  readonly token: string;
  readonly account: AccountSid;
  readonly name: string;
  /** Where it begins; null for now. */
  readonly after?: Place | null;
}

export function openTestConsole({
  url,
  token,
  account,
  name,
  after = null,
}: ConsoleNeeds): TestConsole {
  const entries: Entry[] = [];
  const complaints: string[] = [];
  const counts = { welcomes: 0, tooOld: 0, refused: 0 };
  let place = after;
  let isClosed = false;
  const socket = io(url, {
    path: FEED_PATH,
    transports: ['websocket'],
    forceNew: true,
    reconnectionDelay: 50,
    reconnectionDelayMax: 400,
    timeout: 2_000,
    auth: (answer) => answer({ token, account, after: place, console: { id: name, name } }),
  });

  const me = {
    entries,
    complaints,
    counts,
    answers: true,
    get place() {
      return place;
    },
    get isConnected() {
      return socket.connected;
    },
    close() {
      isClosed = true;
      socket.disconnect();
    },
  };

  socket.on('connect_error', (error) => {
    if (!('data' in error)) return;
    counts.refused += 1;
    // socket.io comes back by itself only when nobody answered.
    setTimeout(() => !isClosed && socket.connect(), 200);
  });
  socket.on('welcome', (message: unknown) => {
    const { log, head } = welcomeSchema.parse(message);
    counts.welcomes += 1;
    place ??= { log, seq: head };
  });
  socket.on('too-old', (message: unknown) => {
    const { log, head } = tooOldSchema.parse(message);
    counts.tooOld += 1;
    place = { log, seq: head };
  });
  socket.on('events', (message: unknown) => {
    for (const entry of eventsSchema.parse(message).entries) {
      if (place === null) complaints.push('events before the welcome');
      else if (entry.seq !== place.seq + 1) complaints.push(`${entry.seq} after ${place.seq}`);
      if (place !== null) place = { log: place.log, seq: entry.seq };
      entries.push(entry);
    }
    if (me.answers) socket.emit('seen', { seq: place?.seq });
  });
  return me;
}
