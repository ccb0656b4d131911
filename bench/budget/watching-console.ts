import { ok } from '../../common/failure.ts';
import { profileSchema } from '../../common/ipc/profile.ts';
import type { RosterSnapshot } from '../../common/roster/patch.ts';
import type { Clock } from '../../main/core/clock.ts';
import type { EventSource } from '../../main/core/event-source.ts';
import { createSessionService } from '../../main/core/session-service.ts';
import { twilioBaseUrl } from '../../main/twilio/base-url.ts';
import { createTwilioClient } from '../../main/twilio/client.ts';
import type { Transport } from '../../main/twilio/transport.ts';
import type { Credentials } from '../../simulator/account.ts';
import { CALLER_ID } from '../../simulator/account-numbers.ts';
import { SUPERVISOR_ENDPOINT } from '../../simulator/domain/dial-plan.ts';
import { type Shown, type Watcher, wordsOf } from './shown-floor.ts';

/** The console's main process as it is, but for the network. */
export interface WatchingConsole extends Watcher {
  close(): Promise<void>;
}

interface ConsoleNeeds {
  readonly name: string;
  readonly account: Credentials;
  readonly transport: Transport;
  readonly events: EventSource | null;
  readonly clock: Clock;
}

/** So many conferences stand on the screen at once. */
const ON_THE_SCREEN = 20;

export function openWatchingConsole(needs: ConsoleNeeds): WatchingConsole {
  const { name, account, transport, events, clock } = needs;
  const profile = profileSchema.parse({
    id: 'benchmark',
    name: 'Benchmark',
    accountSid: account.accountSid,
    apiKeySid: account.apiKeySid,
    secret: account.apiKeySecret,
    region: null,
    edge: null,
    baseUrl: null,
    endpoint: SUPERVISOR_ENDPOINT,
    callerId: CALLER_ID,
    supervisorName: 'Maya',
  });
  const baseUrl = twilioBaseUrl({});
  if (!baseUrl.ok) throw new Error(baseUrl.error.message);
  const client = {
    baseUrl: baseUrl.value,
    accountSid: profile.accountSid,
    username: account.apiKeySid,
    password: account.apiKeySecret,
    clock,
    concurrency: profile.requestsAtOnce,
    transport,
  };
  const session = createSessionService({
    connect: () => ok(createTwilioClient(client)),
    clock,
    consoleId: 'bench',
    newEpoch: () => 'epoch',
    onSession: () => undefined,
    onPatch: () => undefined,
    history: { record: () => undefined },
    onAlarm: ({ failure }) => {
      throw new Error(failure.message);
    },
  });
  void session.open('account', profile, events);

  return {
    name,
    shown() {
      const snapshot = session.snapshot();
      if (!snapshot.ok) return new Map();
      const { conferences } = snapshot.value;
      session.watch(conferences.slice(0, ON_THE_SCREEN).map(({ conference }) => conference.sid));
      return shownIn(snapshot.value);
    },
    close: () => session.close(),
  };
}

function shownIn({ conferences }: RosterSnapshot): ReadonlyMap<string, Shown> {
  const shown = new Map<string, Shown>();
  for (const { conference, participants } of conferences) {
    for (const person of participants) {
      if (person.status !== 'connected') continue;
      const confirmedAt = Math.max(person.asOf, conference.participantsAsOf ?? person.asOf);
      shown.set(person.callSid, { words: wordsOf(person), confirmedAt });
    }
  }
  return shown;
}
