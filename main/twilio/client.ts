import { ok } from '../../common/failure.ts';
import type { AccountSid } from '../../common/model/sid.ts';
import type { Reading, UnknownValue } from '../../common/wire/reading.ts';
import { partyFrom } from '../../common/wire/twilio-call.ts';
import { conferenceFrom } from '../../common/wire/twilio-conference.ts';
import { participantFrom } from '../../common/wire/twilio-participant.ts';
import { recordingFrom } from '../../common/wire/twilio-recording.ts';
import type { Clock } from '../core/clock.ts';
import { onceEach } from '../core/once-each.ts';
import {
  type Answer,
  type NewParticipant,
  type ParticipantChanges,
  type RequestOptions,
  saysGone,
  type TwilioPort,
} from '../core/twilio-port.ts';
import { addingRequests } from './adding-requests.ts';
import type { TwilioBaseUrl } from './base-url.ts';
import { encodeForm } from './encoding.ts';
import type { TwilioRequest } from './endpoint.ts';
import * as endpoints from './endpoints.ts';
import { throughGateway, whoFailed } from './gateway.ts';
import { createLimiter, DEFAULT_CONCURRENCY } from './limiter.ts';
import { callPage, conferencePage, participantPage, recordingList } from './list-pages.ts';
import { type Page, type PagedList, readAllPages, readPages } from './paging.ts';
import { basicAuthorization, createRedact } from './redact.ts';
import { createRequester } from './requester.ts';
import { createTransport, DEFAULT_TIMEOUTS, type Timeouts, type Transport } from './transport.ts';

interface ClientOptions {
  readonly baseUrl: TwilioBaseUrl;
  readonly accountSid: AccountSid;
  readonly clock: Clock;
  /** Requests under way at once, polls and commands together. */
  readonly concurrency?: number;
  /** Rows asked for on each page of a list; Twilio refuses more than 1,000. */
  readonly pageSize?: number;
  readonly timeouts?: Partial<Timeouts>;
  /** Told of values that Twilio's document does not list, each one once. */
  readonly onUnknown?: (unknown: UnknownValue) => void;
  /** Instead of HTTP to `baseUrl`. */
  readonly transport?: Transport;
}

export interface TwilioClientOptions extends ClientOptions {
  /** The account SID, or the SID of an API key. */
  readonly username: string;
  /** The auth token, or the API key's secret. */
  readonly password: string;
}

/** `baseUrl` is a relay's, which asks Twilio with credentials of its own. */
export interface GatewayClientOptions extends ClientOptions {
  readonly relayToken: string;
}

/** Twilio's conference API over HTTP, for one account. Nothing is sent before it is asked. */
export function createTwilioClient(
  options: TwilioClientOptions | GatewayClientOptions,
): TwilioPort {
  const { baseUrl, accountSid: AccountSid, clock } = options;
  const { concurrency = DEFAULT_CONCURRENCY, pageSize: PageSize = 1000 } = options;
  const origin = new URL(baseUrl).origin;
  const isGateway = 'relayToken' in options;
  const transport =
    options.transport ??
    createTransport({
      origin,
      authorization: isGateway ? `Bearer ${options.relayToken}` : basicAuthorization(options),
      // The limiter lets one more through, for silence.
      connections: concurrency + 1,
      timeouts: { ...DEFAULT_TIMEOUTS, ...options.timeouts },
    });
  const requester = createRequester({
    transport: isGateway ? throughGateway(transport) : transport,
    limiter: createLimiter(concurrency, clock),
    clock,
    redact: createRedact(
      isGateway ? { username: AccountSid, password: options.relayToken } : options,
    ),
    onUnknown: onceEach(
      options.onUnknown ?? (() => undefined),
      ({ field, value }: UnknownValue) => `${field}\n${value}`,
    ),
    ...(isGateway ? { judge: whoFailed } : {}),
  });

  return {
    ...addingRequests(requester, AccountSid, PageSize),

    listConferences(Status, requestOptions) {
      const query = { Status, PageSize };
      const first = endpoints.listConferences({ path: { AccountSid }, query });
      return readList(first, conferencePage, ({ sid }) => sid, requestOptions);
    },

    fetchConference(Sid, requestOptions) {
      const request = endpoints.fetchConference({ path: { AccountSid, Sid } });
      return requester.send({ kind: 'read', request, read: conferenceFrom }, requestOptions);
    },

    listParticipants(ConferenceSid, requestOptions) {
      const path = { AccountSid, ConferenceSid };
      const first = endpoints.listParticipants({ path, query: { PageSize } });
      return readList(first, participantPage, ({ callSid }) => callSid, requestOptions);
    },

    fetchParticipant(ConferenceSid, who, requestOptions) {
      const path = { AccountSid, ConferenceSid, CallSid: who };
      const request = endpoints.fetchParticipant({ path });
      return requester.send({ kind: 'read', request, read: participantFrom }, requestOptions);
    },

    updateParticipant(ConferenceSid, CallSid, changes, requestOptions) {
      const path = { AccountSid, ConferenceSid, CallSid };
      const request = endpoints.updateParticipant({ path, form: changesForm(changes) });
      // An announcement is no value that is set: sent twice, it is heard twice.
      const kind = changes.announceUrl === undefined ? 'set' : 'once';
      return requester.send({ kind, request, read: participantFrom }, requestOptions);
    },

    changeParticipant(ConferenceSid, CallSid, form, requestOptions) {
      const path = { AccountSid, ConferenceSid, CallSid };
      const request = { ...endpoints.updateParticipant({ path }), form: encodeForm(form) };
      // As above: it would be heard twice.
      const kind = form.some(([name]) => name === 'AnnounceUrl') ? 'once' : 'set';
      return requester.send({ kind, request, read: participantFrom }, requestOptions);
    },

    createParticipant(ConferenceSid, participant, requestOptions) {
      const path = { AccountSid, ConferenceSid };
      const request = endpoints.createParticipant({ path, form: creationForm(participant) });
      return requester.send({ kind: 'once', request, read: participantFrom }, requestOptions);
    },

    removeParticipant(ConferenceSid, CallSid, requestOptions) {
      const path = { AccountSid, ConferenceSid, CallSid };
      return requester.send(
        {
          kind: 'remove',
          request: endpoints.deleteParticipant({ path }),
          read: () => undefined,
          alreadyDone: { when: saysGone, value: undefined },
        },
        requestOptions,
      );
    },

    announceToConference(Sid, { announceUrl, announceMethod }, requestOptions) {
      const request = endpoints.updateConference({
        path: { AccountSid, Sid },
        form: { AnnounceUrl: announceUrl, AnnounceMethod: announceMethod },
      });
      return requester.send({ kind: 'once', request, read: conferenceFrom }, requestOptions);
    },

    endConference(Sid, requestOptions) {
      const form = { Status: 'completed' } as const;
      return requester.send(
        {
          kind: 'remove',
          request: endpoints.updateConference({ path: { AccountSid, Sid }, form }),
          read: () => undefined,
          alreadyDone: { when: saysGone, value: undefined },
        },
        requestOptions,
      );
    },

    listRecordings(ConferenceSid, requestOptions) {
      const path = { AccountSid, ConferenceSid };
      const request = endpoints.listRecordings({ path, query: { PageSize } });
      return requester.send({ kind: 'read', request, read: recordingList }, requestOptions);
    },

    changeRecording(ConferenceSid, { status, pauseBehavior }, requestOptions) {
      // In place of a SID, which would let its holder listen, Twilio takes this name.
      const request = endpoints.updateRecording({
        path: { AccountSid, ConferenceSid, Sid: 'Twilio.CURRENT' },
        form: { Status: status, PauseBehavior: pauseBehavior },
      });
      return requester.send({ kind: 'set', request, read: recordingFrom }, requestOptions);
    },

    fetchParty(Sid, requestOptions) {
      const request = endpoints.fetchCall({ path: { AccountSid, Sid } });
      return requester.send({ kind: 'read', request, read: partyFrom }, requestOptions);
    },

    async listCalls(mostPages, requestOptions) {
      const query = { Status: 'in-progress', PageSize } as const;
      const first = endpoints.listCalls({ path: { AccountSid }, query });
      const pages = await readPages(
        paged(first, callPage, ({ callSid }) => callSid, requestOptions),
        mostPages,
      );
      if (!pages.ok) return pages;
      return ok({ parties: pages.value.rows, complete: pages.value.complete });
    },

    cancelCall(Sid, requestOptions) {
      // Not `canceled`, which does nothing to a call that was answered in the meantime.
      const form = { Status: 'completed' } as const;
      return requester.send(
        {
          kind: 'remove',
          request: endpoints.updateCall({ path: { AccountSid, Sid }, form }),
          read: () => undefined,
          alreadyDone: {
            when: (failure) => saysGone(failure) || failure.code === CALL_HAS_ENDED,
            value: undefined,
          },
        },
        requestOptions,
      );
    },

    checkCredentials(requestOptions) {
      const request = endpoints.listConferences({ path: { AccountSid }, query: { PageSize: 1 } });
      return requester.send({ kind: 'read', request, read: () => undefined }, requestOptions);
    },

    close: () => requester.close(),
  };

  function readList<B, T>(
    first: TwilioRequest<B>,
    read: (body: B, reading: Reading) => Page<T>,
    keyOf: (row: T) => string,
    requestOptions: RequestOptions | undefined,
  ): Answer<readonly T[]> {
    return readAllPages(paged(first, read, keyOf, requestOptions));
  }

  function paged<B, T>(
    first: TwilioRequest<B>,
    read: (body: B, reading: Reading) => Page<T>,
    keyOf: (row: T) => string,
    requestOptions: RequestOptions | undefined,
  ): PagedList<T> {
    const readPage = (target: string) =>
      requester.send({ kind: 'read', request: { ...first, target }, read }, requestOptions);
    return { origin, first: first.target, read: readPage, keyOf };
  }
}

/** 21220, "invalid call state". */
const CALL_HAS_ENDED = 21220;

function changesForm(changes: ParticipantChanges) {
  return {
    Muted: changes.muted,
    Hold: changes.hold,
    Coaching: changes.coaching,
    CallSidToCoach: changes.callSidToCoach,
    AnnounceUrl: changes.announceUrl,
    AnnounceMethod: changes.announceMethod,
  };
}

function creationForm(participant: NewParticipant) {
  return {
    To: participant.to,
    From: participant.from,
    Label: participant.label,
    Muted: participant.muted,
    // A word in Twilio's document, since it may also be onEnter or onExit.
    Beep: String(participant.beep),
    StartConferenceOnEnter: participant.startConferenceOnEnter,
    EndConferenceOnExit: participant.endConferenceOnExit,
    Timeout: participant.timeoutSeconds,
  };
}
