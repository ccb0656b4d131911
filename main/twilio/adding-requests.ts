import type { AccountSid } from '../../common/model/sid.ts';
import { callFrom, wholeOrNull } from '../../common/wire/twilio-call.ts';
import { participantFrom } from '../../common/wire/twilio-participant.ts';
import type { TwilioPort } from '../core/twilio-port.ts';
import { encodeForm } from './encoding.ts';
import * as endpoints from './endpoints.ts';
import { callsTo, conferencePage, incomingNumbers, verifiedNumbers } from './list-pages.ts';
import type { Requester } from './requester.ts';

type Adding = Pick<
  TwilioPort,
  'addParticipant' | 'fetchCall' | 'listCallsTo' | 'listConferencesNamed' | 'listCallerIds'
>;

/** What adding somebody to a call, and finding out what came of it, asks of Twilio. */
export function addingRequests(
  requester: Requester,
  AccountSid: AccountSid,
  PageSize: number,
): Adding {
  return {
    addParticipant(ConferenceSid, fields, options) {
      // By name, and not by the types of Twilio's document, which lacks some of the parameters.
      const request = {
        ...endpoints.createParticipant({ path: { AccountSid, ConferenceSid } }),
        form: encodeForm(fields),
      };
      return requester.send(
        {
          kind: 'once',
          request,
          read: (body, reading) => ({
            participant: participantFrom(body, reading),
            queueMs: wholeOrNull(body.queue_time),
          }),
        },
        options,
      );
    },

    fetchCall(Sid, options) {
      const request = endpoints.fetchCall({ path: { AccountSid, Sid } });
      return requester.send({ kind: 'read', request, read: callFrom }, options);
    },

    listCallsTo(To, options) {
      const request = endpoints.listCalls({ path: { AccountSid }, query: { To, PageSize } });
      return requester.send({ kind: 'read', request, read: callsTo }, options);
    },

    listConferencesNamed(FriendlyName, options) {
      const query = { FriendlyName, PageSize };
      const request = endpoints.listConferences({ path: { AccountSid }, query });
      const read = (...page: Parameters<typeof conferencePage>) => conferencePage(...page).rows;
      return requester.send({ kind: 'read', request, read }, options);
    },

    listCallerIds(kind, options) {
      const asked = { path: { AccountSid }, query: { PageSize } };
      if (kind === 'number') {
        const request = endpoints.listIncomingNumbers(asked);
        return requester.send({ kind: 'read', request, read: incomingNumbers }, options);
      }
      const request = endpoints.listVerifiedNumbers(asked);
      return requester.send({ kind: 'read', request, read: verifiedNumbers }, options);
    },
  };
}
