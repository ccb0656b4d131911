import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Credentials } from '../account.ts';
import type { AccountNumber } from '../account-numbers.ts';
import { filtered, type Sequence } from '../domain/ordered-index.ts';
import { refuse } from '../domain/refusal.ts';
import { signedInAs } from './authentication.ts';
import { pageJson } from './paging.ts';
import { boolean, readParams, text } from './param-kinds.ts';
import { paramsOf } from './params.ts';
import { withoutJson } from './paths.ts';
import type { RouteNeeds } from './route-needs.ts';

const LIST_NUMBERS = { PhoneNumber: text(), FriendlyName: text(), Origin: text(), Beta: boolean() };

/** The account itself, and its numbers. */
export function addAccountRoutes(
  app: FastifyInstance,
  { paths, json, numbers, account, rowsPerPage }: RouteNeeds & { readonly account: Credentials },
) {
  app.get<{ Params: { account: string } }>('/2010-04-01/Accounts/:account', (request) => {
    refuseKeys(request);
    const sid = withoutJson(request.params.account);
    if (sid === undefined) throw refuse.notFound(request.url);
    if (sid !== account.accountSid) throw refuse.notYourAccount();
    return json.account();
  });
  listForTokens('accounts', '/2010-04-01/Accounts', [{ ordinal: 0 }], json.account);
  // The rehearsal's one key is not among them: it was not made through the API.
  listForTokens('keys', `${paths.account}/Keys`, [], json.account);

  list('incoming_phone_numbers', paths.incomingPhoneNumbers, numbers.incoming, (number) =>
    json.incomingPhoneNumber(number),
  );
  list('outgoing_caller_ids', paths.outgoingCallerIds, numbers.callerIds, (number) =>
    json.outgoingCallerId(number),
  );

  function list(
    name: string,
    path: string,
    all: readonly AccountNumber[],
    toJson: (number: AccountNumber) => object,
  ): void {
    app.get(`${path}.json`, (request) => {
      const params = paramsOf(request);
      const { PhoneNumber: phone, FriendlyName: friendly } = readParams(LIST_NUMBERS, params);
      return pageJson(
        {
          name,
          path: `${path}.json`,
          items: filtered(
            sequenceOf(all),
            (number) =>
              // Twilio finds a number by any part of it.
              number.phoneNumber.includes(phone ?? '') &&
              (friendly ?? number.friendlyName) === number.friendlyName,
          ),
          sidOf: ({ sid }) => sid,
          ordinalOf: (sid) => all.find((number) => number.sid === sid)?.ordinal,
          toJson,
        },
        params,
        rowsPerPage,
      );
    });
  }

  function listForTokens<T extends { readonly ordinal: number }>(
    name: string,
    path: string,
    all: readonly T[],
    toJson: (item: T) => object,
  ): void {
    app.get(`${path}.json`, (request) => {
      refuseKeys(request);
      const source = {
        name,
        path: `${path}.json`,
        items: sequenceOf(all),
        sidOf: () => account.accountSid,
        ordinalOf: () => undefined,
        toJson,
      };
      return pageJson(source, paramsOf(request), rowsPerPage);
    });
  }

  /** A standard API key may do everything but see accounts and keys. */
  function refuseKeys(request: FastifyRequest): void {
    if (signedInAs(request.headers.authorization, account) === 'api-key') {
      throw refuse.notYourAccount();
    }
  }
}

function sequenceOf<T extends { readonly ordinal: number }>(all: readonly T[]): Sequence<T> {
  return {
    descending: (below = Infinity) => all.filter(({ ordinal }) => ordinal < below).toReversed(),
    ascending: (above) => all.filter(({ ordinal }) => ordinal > above),
  };
}
