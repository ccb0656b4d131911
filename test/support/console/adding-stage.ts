import { randomUUID } from 'node:crypto';
import { vi } from 'vitest';
import { ok } from '../../../common/failure.ts';
import type { Addition, AddRequest } from '../../../common/ipc/addition.ts';
import type { HistoryEntry } from '../../../common/ipc/history.ts';
import { profileSchema } from '../../../common/ipc/profile.ts';
import { conferenceSidSchema } from '../../../common/model/sid.ts';
import {
  type AddingDoor,
  createSessionService,
  type SessionService,
} from '../../../main/core/session-service.ts';
import { createRelay } from '../../../main/relay/relay.ts';
import { relayAddressOf } from '../../../main/relay/relay-address.ts';
import { systemClock } from '../../../main/system-clock.ts';
import { twilioBaseUrl } from '../../../main/twilio/base-url.ts';
import { createTwilioClient } from '../../../main/twilio/client.ts';
import type { Call } from '../../../simulator/domain/call.ts';
import type { Simulator, SimulatorOptions } from '../../../simulator/index.ts';
import { startAccountWithRelay } from '../relay/account-with-relay.ts';

export const WAYS = ['with a relay', 'without a relay', 'through the gateway'] as const;
type Way = (typeof WAYS)[number];

/** An account with a relay and calls, to which consoles add people. */
export interface AddingStage {
  readonly simulator: Simulator;
  /** Where the relay takes Twilio's callbacks. */
  readonly publicUrl: string;
  /** A call with two people, as consoles have it that are opened after it. */
  call(): { readonly sid: string; readonly name: string };
  console(way: Way): Promise<Console>;
  /** Every request that dialled onto this conference, by SID or name. */
  creations(conference: string): readonly object[];
  /** The calls that were dialled onto this conference, whatever became of them. */
  dialled(sid: string): readonly Call[];
  statusOf(addition: Addition | undefined): string | undefined;
  /** The next person is dialled, and nobody hears of it. */
  losesAnswer(kind: 'reset' | 'half-body' | 'answer'): void;
  tidy(): Promise<void>;
  close(): Promise<void>;
}

export interface Console {
  readonly door: AddingDoor;
  /** Where the callbacks of whoever is added go; null without a relay. */
  readonly callbacks: string | null;
  readonly callerId: string;
  readonly pushed: readonly (readonly Addition[])[];
  readonly history: readonly HistoryEntry[];
  /** As it was last told, also when it is not in the list any more. */
  latest(id: string): Addition | undefined;
  /** Every state that was told of it, in order. */
  kinds(id: string): readonly Addition['state']['kind'][];
}

export async function startAddingStage(
  options: Pick<SimulatorOptions, 'speed'>,
): Promise<AddingStage> {
  const account = await startAccountWithRelay(options);
  const { simulator, relay } = account;
  const publicUrl = `http://127.0.0.1:${relay.port}`;
  const sessions: SessionService[] = [];

  return {
    simulator,
    publicUrl,
    async console(way) {
      const isGateway = way === 'through the gateway';
      const hasRelay = way !== 'without a relay';
      const profile = profileSchema.parse({
        id: 'profile1',
        name: 'North support',
        accountSid: account.account,
        apiKeySid: isGateway ? null : simulator.apiKeySid,
        ...(isGateway ? {} : { secret: simulator.apiKeySecret }),
        region: null,
        edge: null,
        baseUrl: null,
        endpoint: simulator.supervisorEndpoint,
        callerId: simulator.callerId,
        supervisorName: 'Alex',
        requestsPerMinute: 1_500,
        ...(hasRelay
          ? { relay: { url: publicUrl, gateway: isGateway }, relayToken: await account.token() }
          : {}),
      });
      const address = relayAddressOf(profile, randomUUID().slice(0, 6));
      const baseUrl = twilioBaseUrl({ custom: isGateway ? publicUrl : simulator.url });
      if (!baseUrl.ok) throw new Error(baseUrl.error.message);
      const pushed: (readonly Addition[])[] = [];
      const history: HistoryEntry[] = [];
      const session = createSessionService({
        connect: () =>
          ok(
            createTwilioClient({
              baseUrl: baseUrl.value,
              accountSid: account.account,
              clock: systemClock,
              ...(isGateway
                ? { relayToken: address?.token ?? '' }
                : { username: simulator.apiKeySid, password: simulator.apiKeySecret }),
            }),
          ),
        clock: systemClock,
        consoleId: address?.console.id ?? 'abc123',
        newEpoch: randomUUID,
        onSession: () => undefined,
        onPatch: () => undefined,
        onAlarm: () => undefined,
        onAdditions: (additions) => pushed.push(additions),
        history: { record: (entry) => history.push(entry) },
      });
      sessions.push(session);
      const report = (message: string) => {
        throw new Error(message);
      };
      const port = address === null ? null : createRelay({ address, clock: systemClock, report });
      await session.open('account', profile, port?.events ?? null, port);
      const adding = session.adding();
      if (!adding.ok) throw new Error(adding.error.message);
      if (port !== null) {
        await vi.waitFor(() => {
          if (port.callbacks() === null) throw new Error('the relay has not said where it is');
        });
      }
      await vi.waitFor(() => {
        const floor = session.snapshot();
        const known = floor.ok
          ? floor.value.conferences.map(({ conference }) => conference.sid)
          : [];
        const open = [...simulator.floor.conferences({ status: 'in-progress' }).ascending(-1)];
        if (open.some(({ sid }) => !known.some((one) => one === sid))) throw new Error('unread');
      }, 5_000);
      const told = (id: string) =>
        pushed.flatMap((additions) => additions.filter((addition) => addition.id === id));
      return {
        door: adding.value,
        callbacks: port?.callbacks() ?? null,
        callerId: simulator.callerId,
        pushed,
        history,
        latest: (id) => told(id).at(-1),
        kinds: (id) => told(id).map(({ state }) => state.kind),
      };
    },
    call() {
      const name = `Call ${randomUUID().slice(0, 8)}`;
      const participants = [{ label: 'Agent 4' }, { from: '+14155550177' }];
      const { sid } = simulator.floor.openConference({ friendlyName: name, participants });
      return { sid, name };
    },
    creations(conference) {
      const path = `/Conferences/${encodeURIComponent(conference)}/Participants.json`;
      return simulator.requests
        .list({ method: 'POST' })
        .filter(({ url }) => url.endsWith(path))
        .map(({ params }) => params);
    },
    dialled: (sid) =>
      [...simulator.floor.calls().ascending(-1)].filter(
        ({ conferenceSid, direction }) => conferenceSid === sid && direction === 'outbound-api',
      ),
    statusOf: (addition) => simulator.floor.call(addition?.callSid ?? '')?.status,
    losesAnswer(kind) {
      const when = { method: 'POST', path: /Participants\.json$/ };
      if (kind === 'half-body') simulator.faults.add({ kind, times: 1, when });
      else if (kind === 'reset') simulator.faults.add({ kind, afterEffect: true, times: 1, when });
      else simulator.faults.add({ kind, status: 503, afterEffect: true, times: 1, when });
    },
    async tidy() {
      simulator.faults.clear();
      for (const session of sessions.splice(0)) await session.close();
    },
    close: () => account.close(),
  };
}

/** Asks for somebody to be dialled, whose call tells the relay how far it is; answers the attempt's id. */
export function addTo(
  { door, callerId, callbacks }: Console,
  { sid, name = '', ...draft }: Readonly<Record<string, string>>,
): string {
  const id = randomUUID();
  const conference: AddRequest['conference'] =
    sid === undefined
      ? { kind: 'new', name }
      : { kind: 'live', sid: conferenceSidSchema.parse(sid) };
  const tells =
    callbacks === null
      ? {}
      : {
          StatusCallback: `${callbacks}/callbacks/call`,
          StatusCallbackEvent: ['initiated', 'ringing', 'answered', 'completed'],
        };
  const added = door.add({ id, conference, draft: { From: callerId, ...tells, ...draft } });
  if (!added.ok) throw new Error(added.error.message);
  return id;
}
