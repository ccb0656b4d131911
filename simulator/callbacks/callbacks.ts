import { Agent } from 'undici';
import type { Credentials } from '../account.ts';
import type { Floor } from '../domain/floor.ts';
import type { CallbackFault } from '../faults/fault.ts';
import type { Faults } from '../faults/faults.ts';
import type { Random } from '../random/random.ts';
import { rfc2822 } from '../rest/rfc2822.ts';
import { createAgenda } from '../time/agenda.ts';
import type { Clock } from '../time/clock.ts';
import { callCallback } from './call-callback.ts';
import type { Callback, CallbackSender } from './callback.ts';
import { type CallbackLog, createCallbackLog } from './callback-log.ts';
import { conferenceCallback } from './conference-callback.ts';
import { deliver } from './delivery.ts';
import { forgeryOf } from './forgery.ts';

interface CallbackNeeds {
  readonly floor: Floor;
  readonly account: Credentials;
  readonly faults: Faults;
  /** Dates them, and waits for those that are late. */
  readonly clock: Clock;
  /** How long an exchange may take, in real milliseconds: that of the wire does not follow `clock`. */
  readonly limit: number;
  readonly random: Random;
  readonly apiUrl: () => string;
}

/** Tells the world what happens on the floor, as Twilio would, with whatever goes wrong on the way. */
export interface Callbacks extends CallbackLog {
  /** Resolves when everything that was sent so far has come to an end. */
  settled(): Promise<void>;
  /** Breaks off what is under way; nothing is sent any more. */
  close(): Promise<void>;
}

/** How long Twilio waits for the whole of an exchange, and within it for a connection. */
export const TWILIOS_LIMIT = 15_000;
const CONNECT_LIMIT = 5_000;
/** How long a reordered callback waits for the one that is to overtake it. */
const OVERTAKING_LIMIT = 3_000;
const USUAL_DELAY = 4_000;
/** What is emitted as older than this happened before the scene was set. */
const SCENE_SETTING = 1_000;
const CONNECTIONS = 32;

export function createCallbacks(needs: CallbackNeeds): Callbacks {
  const { floor, account, faults, random } = needs;
  const clock = createAgenda(needs.clock, () => 1);
  const log = createCallbackLog();
  const dispatcher = new Agent({ connections: CONNECTIONS, connect: { timeout: CONNECT_LIMIT } });
  const underWay = new Map<Promise<void>, AbortController>();
  let closed = false;
  const heldBack = new Map<string, () => void>();
  const sender: CallbackSender = {
    accountSid: account.accountSid,
    date: (time) => rfc2822(time + faults.clockOffset()),
    apiUrl: needs.apiUrl,
  };

  const unsubscribe = [
    floor.subscribe((event) => {
      // A scene that is set as under way: what happened before it opened was told then, to others.
      if (event.at < needs.clock.now() - SCENE_SETTING) return;
      meetFaults(
        conferenceCallback(event, sender, (callSid) => floor.participant(callSid)?.label ?? null),
      );
    }),
    floor.subscribeToCalls((event) => meetFaults(callCallback(event, sender))),
  ];

  function meetFaults(callback: Callback | null): void {
    if (callback === null) return;
    const met = faults.meetCallback(callback.event);
    const effects = new Set(met.map(({ effect }) => effect));
    if (effects.has('forge')) send(forgeryOf(callback), random.hex(32));
    if (effects.has('drop')) {
      noteDown(callback, false)({ kind: 'dropped' });
      return;
    }
    const real = effects.has('unpadded-day') ? withUnpaddedDay(callback) : callback;
    inOrder(real, effects.has('reorder'), () => {
      for (let copy = effects.has('duplicate') ? 2 : 1; copy > 0; copy--) {
        const delay = delayOf(met);
        if (delay === 0) send(real);
        else clock.after(delay, () => send(real));
      }
    });
  }

  /** One that is to be overtaken waits for the next of the same conference or call. */
  function inOrder({ about }: Callback, reorder: boolean, go: () => void): void {
    const overtaken = heldBack.get(about);
    if (reorder && overtaken === undefined) {
      const goOnce = () => {
        if (heldBack.get(about) !== goOnce) return;
        heldBack.delete(about);
        go();
      };
      heldBack.set(about, goOnce);
      clock.after(OVERTAKING_LIMIT, goOnce);
      return;
    }
    go();
    overtaken?.();
  }

  function send(callback: Callback, forgersToken?: string): void {
    if (closed) return;
    const note = noteDown(callback, forgersToken !== undefined);
    const patience = new AbortController();
    const timer = setTimeout(() => patience.abort('no answer in time'), needs.limit);
    const exchange = deliver(callback, {
      dispatcher,
      signal: patience.signal,
      authToken: forgersToken ?? account.authToken,
      idempotencyToken: random.hex(32),
    }).then((outcome) => {
      clearTimeout(timer);
      note(outcome);
      underWay.delete(exchange);
    });
    underWay.set(exchange, patience);
  }

  const noteDown = (callback: Callback, forged: boolean) =>
    log.record({ ...callback, forged, at: clock.now() });

  return {
    list: log.list,
    clear: log.clear,
    async settled() {
      while (underWay.size > 0) await Promise.all(underWay.keys());
    },
    async close() {
      for (const stop of unsubscribe) stop();
      closed = true;
      clock.close();
      for (const patience of underWay.values()) patience.abort('the simulator was closed');
      await Promise.all(underWay.keys());
      await dispatcher.destroy();
    },
  };
}

function delayOf(met: readonly CallbackFault[]): number {
  return met
    .filter(({ effect }) => effect === 'delay')
    .reduce((sum, { ms = USUAL_DELAY }) => sum + ms, 0);
}

function withUnpaddedDay(callback: Callback): Callback {
  const { Timestamp: timestamp } = callback.params;
  if (timestamp === undefined) return callback;
  return {
    ...callback,
    params: { ...callback.params, Timestamp: timestamp.replace(', 0', ', ') },
  };
}
