import type { TwilioFailure } from '../core/twilio-port.ts';
import type { Transport } from './transport.ts';

/** Where a relay takes what would be sent to Twilio. */
const GATEWAY = '/gateway';

/** Sends to the relay what is meant for Twilio. The addresses of further pages lead there already. */
export function throughGateway(transport: Transport): Transport {
  return {
    exchange({ target, ...request }, signal) {
      const isThere = target.startsWith(`${GATEWAY}/`);
      return transport.exchange(
        { ...request, target: isThere ? target : GATEWAY + target },
        signal,
      );
    },
    close: () => transport.close(),
  };
}

/**
 * Marks what the relay itself refused, or what became of the way to it. The relay passes on the number
 * that Twilio gives each request; its own answers have none.
 */
export function whoFailed(failure: TwilioFailure): TwilioFailure {
  if (failure.kind === 'aborted') return failure;
  // The credentials that Twilio refused are the relay's.
  if (failure.requestId !== null)
    return failure.kind === 'unauthorized' ? { ...failure, by: 'relay' } : failure;
  return failure.code === NOT_SENT
    ? { ...failure, by: 'relay', kind: 'unreachable', mayHaveHappened: false }
    : { ...failure, by: 'relay' };
}

/** The relay could not reach Twilio, and says so. */
const NOT_SENT = 20503;
