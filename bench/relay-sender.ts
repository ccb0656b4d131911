import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { signatureOf } from '../simulator/callbacks/signature.ts';
import { ACCOUNT, AUTH_TOKEN, CALLBACK_PATH, PUBLIC_URL } from './relay-account.ts';

/** Sends callbacks over connections that are kept, each with one request under way, and no more work
 * of its own than it must have: it shares the computer with what it measures. */
export interface Sender {
  /** As many as are answered within so many milliseconds. Resolves with their number. */
  throng(milliseconds: number): Promise<number>;
  /** So many, evenly over a second. */
  pace(count: number): Promise<number>;
  close(): void;
}

/** As many as keep a server busy that waits for Redis. */
const CONNECTIONS = 128;
let signed = 0;
const prepared: string[] = [];

export async function openSender(port: number): Promise<Sender> {
  const lanes = await Promise.all(Array.from({ length: CONNECTIONS }, () => openLane(port)));
  return {
    async throng(milliseconds) {
      const end = performance.now() + milliseconds;
      let answered = 0;
      await Promise.all(
        lanes.map(async (lane) => {
          while (performance.now() < end) {
            await lane.send();
            answered += 1;
          }
        }),
      );
      return answered;
    },
    async pace(count) {
      const start = performance.now();
      const sending = Array.from({ length: count }, async (_, index) => {
        const wait = start + (index / count) * 1_000 - performance.now();
        await new Promise((resolve) => setTimeout(resolve, wait));
        await lanes[index % lanes.length]?.send();
      });
      await Promise.all(sending);
      return count;
    },
    close() {
      for (const lane of lanes) lane.close();
    },
  };
}

/** Signs so many beforehand, so that it costs nothing while something is measured. */
export function prepareRequests(count: number): void {
  while (prepared.length < count) prepared.push(newRequest());
}

async function openLane(port: number) {
  const socket: Socket = connect(port, '127.0.0.1');
  socket.setNoDelay(true);
  await once(socket, 'connect');
  socket.once('end', () => {
    throw new Error('A server closed a connection');
  });
  let text = '';
  let answered: (() => void) | null = null;
  let last = Promise.resolve();
  socket.on('data', (piece) => {
    text += piece.toString('latin1');
    if (text.length >= 13 && !text.startsWith('HTTP/1.1 204 ')) throw new Error(text);
    if (!text.endsWith('\r\n\r\n')) return;
    text = '';
    answered?.();
  });
  const sendNext = () => {
    socket.write(prepared.pop() ?? newRequest());
    return new Promise<void>((resolve) => {
      answered = resolve;
    });
  };
  return {
    send() {
      last = last.then(sendNext);
      return last;
    },
    close: () => socket.destroy(),
  };
}

/** Each is another event; a hundred conferences take turns. */
function newRequest(): string {
  signed += 1;
  const conference = (signed % 100).toString(16).padStart(32, '0');
  const params = {
    ConferenceSid: `CF${conference}`,
    FriendlyName: 'Support 4711',
    AccountSid: ACCOUNT,
    SequenceNumber: String(signed),
    Timestamp: 'Fri, 18 Feb 2028 21:07:19 +0000',
    StatusCallbackEvent: 'participant-mute',
    CallSid: `CA${conference}`,
    Muted: 'true',
    Hold: 'false',
    Coaching: 'false',
    EndConferenceOnExit: 'false',
    StartConferenceOnEnter: 'true',
  };
  const body = new URLSearchParams(params).toString();
  return `POST ${CALLBACK_PATH} HTTP/1.1\r
Host: relay.example.com\r
User-Agent: TwilioProxy/1.1\r
X-Twilio-Signature: ${signatureOf(AUTH_TOKEN, PUBLIC_URL + CALLBACK_PATH, params)}\r
I-Twilio-Idempotency-Token: ${signed}\r
Content-Type: application/x-www-form-urlencoded; charset=UTF-8\r
Content-Length: ${body.length}\r
\r
${body}`;
}
