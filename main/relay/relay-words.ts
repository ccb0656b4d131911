import type { Failure } from '../../common/failure.ts';
import { feedRefusalSchema } from '../../common/wire/relay-protocol.ts';

/** Why the relay did not let the console in, or could not be reached at all. */
export function notConnected(error: Error): Failure {
  const refusal = feedRefusalSchema.safeParse('data' in error ? error.data : undefined);
  if (refusal.success) return refusal.data;
  const detail = detailOf(error);
  const status = detail.match(/Unexpected server response: (\d{3})/)?.[1];
  return status === undefined
    ? {
        code: 'unreachable',
        message: `The relay cannot be reached (${detail}).`,
        hint: 'Check the network, and the address of the relay in the profile.',
      }
    : {
        code: 'unreachable',
        message: `What answers at the address of the relay is no relay (HTTP ${status}).`,
        hint: 'Check the address of the relay in the profile, and any proxy in between.',
      };
}

export const CUT: Failure = {
  code: 'unreachable',
  message: 'The connection to the relay broke.',
  hint: 'Nothing has to be done: it is tried again, and what is missed meanwhile is made up for.',
};

export const NOT_FLOWING: Failure = {
  code: 'outage',
  message: 'The relay keeps what Twilio tells and cannot pass it on at the moment.',
  hint: 'Nothing has to be done: it is told as soon as the relay can. The calls are read meanwhile.',
};

/** The socket's own words say only that it failed; those of the network below it say why. */
function detailOf(error: Error): string {
  const below: unknown = 'description' in error ? error.description : undefined;
  const said =
    typeof below === 'object' && below !== null && 'message' in below ? below.message : undefined;
  if (typeof said === 'string' && said !== '') return said;
  return error.message === 'timeout' ? 'it did not answer in time' : error.message;
}
