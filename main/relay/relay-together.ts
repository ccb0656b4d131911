import { z } from 'zod';
import { type Failure, fail, ok, type Result } from '../../common/failure.ts';
import { ALONE, type Together } from '../../common/ipc/together.ts';
import {
  type Help,
  type HelpMark,
  helpMarkedSchema,
  helpsSchema,
} from '../../common/wire/relay-help.ts';
import {
  type Lease,
  leaseAnswerSchema,
  leaseLostSchema,
  leasesSchema,
  PRESENCE_EVERY_MS,
  type Present,
  presenceSchema,
} from '../../common/wire/relay-presence.ts';
import type { Clock } from '../core/clock.ts';
import type { Colleagues, ColleaguesListener } from '../core/relay-port.ts';
import type { RelaySocket } from './relay-socket.ts';

interface TogetherNeeds {
  readonly socket: RelaySocket;
  readonly clock: Clock;
}

const youSchema = z.object({ key: z.string() });

/** How long the relay may take to answer, in milliseconds: coaching does not wait for it any longer. */
const ANSWER_MS = 1_500;
/** Changes that come within so many milliseconds are told together. */
const GATHER_MS = 100;
/** More colleagues than a relay shows; what comes beyond is left out. */
const MOST_KEPT = 5_000;

/** Says where this console is, and keeps what the relay tells of the others. */
export function createRelayTogether({ socket, clock }: TogetherNeeds): Colleagues {
  const closing = new AbortController();
  const others = new Map<string, Present>();
  const leases = new Map<string, Lease>();
  const helps = new Map<string, Help>();
  let listener: ColleaguesListener | null = null;
  let me: string | null = null;
  let isTelling = false;

  read('presence:you', youSchema, ({ key }) => {
    me = key;
  });
  read('presence', presenceSchema, ({ whole, here, gone }) => {
    if (whole) others.clear();
    for (const one of here) keep(others, one.key, one);
    for (const key of gone) others.delete(key);
  });
  read('lease', leasesSchema, ({ whole, held, ended }) => {
    if (whole) leases.clear();
    for (const lease of held) keep(leases, lease.callSid, lease);
    for (const callSid of ended) leases.delete(callSid);
  });
  read('help', helpsSchema, ({ whole, asked, gone }) => {
    if (whole) helps.clear();
    for (const help of asked) keep(helps, help.id, help);
    for (const id of gone) helps.delete(id);
  });
  read('lease:lost', leaseLostSchema, ({ lease }) => listener?.lost(lease));
  socket.on('connect', say);
  socket.on('disconnect', () => {
    // Where the others are now nobody tells.
    for (const map of [others, leases, helps]) map.clear();
    void changed();
  });

  return {
    state,
    open(next) {
      listener = next;
      void sayAgainAndAgain();
    },
    say,
    async take(take) {
      const answer = await ask(leaseAnswerSchema, (reply) =>
        socket.emit('lease:take', take, reply),
      );
      if (answer?.is !== 'taken' || answer.lease.key === me) return { coachedBy: null };
      // So that whoever insists is asked whether they take over, even when nobody else tells of it.
      keep(leases, take.callSid, { ...answer.lease, callSid: take.callSid });
      void changed();
      return { coachedBy: answer.lease.name };
    },
    release: (callSid) => void (socket.connected && socket.emit('lease:release', { callSid })),
    async mark(mark: HelpMark): Promise<Result<Help>> {
      const answer = await ask(helpMarkedSchema, (reply) => socket.emit('help:mark', mark, reply));
      if (answer === null) return fail(NO_ANSWER);
      switch (answer.is) {
        case 'marked':
          return ok(answer.help);
        case 'taken':
          return fail(takenBy(answer.help));
        case 'refused':
          return fail({ code: 'refused', message: answer.message, hint: answer.hint });
      }
    },
    close() {
      listener = null;
      closing.abort();
    },
  };

  function state(): Together {
    if (!socket.connected) return ALONE;
    return {
      others: [...others.values()].filter(({ key }) => key !== me),
      coached: [...leases.values()].filter(({ key }) => key !== me),
      help: [...helps.values()]
        .filter(({ doneBy, cancelledAt }) => doneBy === null && cancelledAt === null)
        .toSorted((a, b) => a.askedAt - b.askedAt),
    };
  }

  async function changed(): Promise<void> {
    if (isTelling) return;
    isTelling = true;
    await clock.sleep(GATHER_MS, closing.signal);
    isTelling = false;
    listener?.changed(state());
  }

  function read<T>(
    name: 'presence:you' | 'presence' | 'lease' | 'lease:lost' | 'help',
    schema: z.ZodType<T>,
    act: (message: T) => void,
  ): void {
    socket.on(name, (message: unknown) => {
      const read = schema.safeParse(message);
      if (!read.success) return;
      act(read.data);
      void changed();
    });
  }

  function say(): void {
    if (socket.connected && listener !== null) {
      socket.emit('presence:here', { places: [...listener.places()] });
    }
  }

  async function sayAgainAndAgain(): Promise<void> {
    while (!closing.signal.aborted) {
      say();
      await clock.sleep(PRESENCE_EVERY_MS, closing.signal);
    }
  }

  /** Null when the relay does not answer in time. */
  function ask<T>(schema: z.ZodType<T>, send: (reply: (answer: unknown) => void) => void) {
    return new Promise<T | null>((resolve) => {
      if (!socket.connected) return resolve(null);
      const done = new AbortController();
      send((answer) => {
        done.abort();
        const read = schema.safeParse(answer);
        resolve(read.success ? read.data : null);
      });
      void clock.sleep(ANSWER_MS, done.signal).then(() => resolve(null));
    });
  }
}

function keep<T>(kept: Map<string, T>, key: string, value: T): void {
  if (kept.has(key) || kept.size < MOST_KEPT) kept.set(key, value);
}

function takenBy({ name, takenBy: colleague }: Help): Failure {
  return {
    code: 'refused',
    message: `${colleague?.name ?? 'A colleague'} helps ${name} already.`,
    hint: 'Nothing has to be done, unless you agree with them.',
  };
}

const NO_ANSWER: Failure = {
  code: 'timeout',
  message: 'The relay did not answer, so your colleagues do not know.',
  hint: 'Help all the same, and try again in a few seconds.',
};
