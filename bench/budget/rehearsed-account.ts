import { ok } from '../../common/failure.ts';
import { readConferenceCallback } from '../../common/wire/conference-callback.ts';
import type { EventListener, EventSource } from '../../main/core/event-source.ts';
import type { Transport } from '../../main/twilio/transport.ts';
import { type Credentials, createCredentials } from '../../simulator/account.ts';
import { createAccountNumbers } from '../../simulator/account-numbers.ts';
import { conferenceCallback } from '../../simulator/callbacks/conference-callback.ts';
import { createFloor } from '../../simulator/domain/create-floor.ts';
import { createDialPlan } from '../../simulator/domain/dial-plan.ts';
import type { Floor } from '../../simulator/domain/floor.ts';
import { CONFERENCE_EVENTS } from '../../simulator/domain/subscription.ts';
import { createRandom } from '../../simulator/random/random.ts';
import { errorJson } from '../../simulator/rest/error-json.ts';
import { resourcePaths } from '../../simulator/rest/paths.ts';
import { createResourceJson } from '../../simulator/rest/resource-json.ts';
import { rfc2822 } from '../../simulator/rest/rfc2822.ts';
import { createTheatre } from '../../simulator/scenarios/theatre.ts';
import { createDirectRest } from '../../test/support/model/direct-rest.ts';
import type { VirtualTime } from '../../test/support/model/virtual-time.ts';

/** A busy account in virtual time: its API and its callbacks, without a wire. */
export interface RehearsedAccount extends Credentials {
  readonly floor: Floor;
  /** A way to the API of one's own, which counts what goes over it. */
  connect(who: string): { readonly transport: Transport; readonly log: RequestLog };
  /** The account's callbacks, none of them lost. */
  events(): EventSource;
  /** The first calls come. */
  begin(): void;
}

export interface RequestLog {
  /** When each request reached Twilio. */
  readonly sentAt: readonly number[];
  readonly refusedAt: readonly number[];
}

interface AccountNeeds {
  readonly time: VirtualTime;
  readonly conferences: number;
  /** Of all requests, whoever sends them: Twilio says "too many requests", not for how long. */
  readonly refusedShare: number;
}

const SEED = 7;
const SUBSCRIPTION = {
  url: 'https://relay.example/events',
  method: 'POST',
  events: CONFERENCE_EVENTS,
} as const;
/** Milliseconds, each way. */
const LATENCY = { from: 20, to: 120 };
const CALLBACK_DELAY = { from: 40, to: 400 };

export function createRehearsedAccount(needs: AccountNeeds): RehearsedAccount {
  const { time, conferences, refusedShare } = needs;
  const chance = (stream: string) => createRandom(SEED, stream);
  const account = createCredentials(chance('credentials'));
  const floor = createFloor({
    clock: time.world,
    ids: chance('sids'),
    dialPlan: createDialPlan(chance('dialling')),
    terms: { events: SUBSCRIPTION, recording: null },
  });
  const pace = { speed: 1 };
  const theatre = createTheatre({ floor, clock: time.world, pace, progress: null });
  const rest = createDirectRest({
    floor,
    numbers: createAccountNumbers(chance('numbers'), time.now()),
    paths: resourcePaths(account.accountSid),
    json: createResourceJson({ account, since: time.now(), clockOffset: () => 0 }),
    rowsPerPage: Number.POSITIVE_INFINITY,
  });
  const { accountSid } = account;
  const sender = { accountSid, date: rfc2822, apiUrl: () => '' };
  const delays = chance('callbacks');
  const listeners = new Set<EventListener>();
  floor.subscribe((event) => {
    const labelOf = (callSid: string) => floor.participant(callSid)?.label ?? null;
    const callback = conferenceCallback(event, sender, labelOf);
    const read = readConferenceCallback(callback?.params ?? {}, { onUnknown: () => undefined });
    if (!read.ok) throw new Error(read.error);
    const { value } = read;
    if (value === null) return;
    time.world.after(delays.whole(CALLBACK_DELAY.from, CALLBACK_DELAY.to), () => {
      for (const listener of listeners) listener.event(value);
    });
  });

  return {
    ...account,
    floor,
    begin() {
      theatre.start({ name: 'busy', seed: SEED, speed: pace.speed, conferences });
    },
    connect(who) {
      const random = chance(who);
      const log = { sentAt: [] as number[], refusedAt: [] as number[] };
      const onTheWay = () => time.computer.sleep(random.whole(LATENCY.from, LATENCY.to));
      const transport: Transport = {
        async exchange(request) {
          await onTheWay();
          log.sentAt.push(time.now());
          const isRefused = random.chance(refusedShare);
          if (isRefused) log.refusedAt.push(time.now());
          const answer = isRefused ? TOO_MANY : rest.handle(request);
          await onTheWay();
          return ok({ ...answer, header: () => null });
        },
        close: async () => undefined,
      };
      return { transport, log };
    },
    events() {
      let own: EventListener | null = null;
      return {
        open(listener) {
          own = listener;
          listeners.add(listener);
          listener.up();
        },
        close() {
          if (own !== null) listeners.delete(own);
        },
      };
    },
  };
}

const TOO_MANY = {
  status: 429,
  text: JSON.stringify(errorJson(429, 20429, 'Too many requests')),
};
