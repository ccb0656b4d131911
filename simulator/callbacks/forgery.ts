import type { Callback } from './callback.ts';

/**
 * What a forger would send to clear a supervisor's screen: the story of the real callback turned into
 * its end. Only the signature, made without the auth token, tells it from the truth.
 */
export function forgeryOf(callback: Callback): Callback {
  const { params } = callback;
  if (params.StatusCallbackEvent !== undefined) {
    return retold(callback, 'conference-end', {
      StatusCallbackEvent: 'conference-end',
      ReasonConferenceEnded: 'conference-ended-via-api',
    });
  }
  return params.CallStatus === undefined
    ? callback
    : retold(callback, 'completed', { CallStatus: 'completed' });
}

function retold(callback: Callback, event: string, params: Callback['params']): Callback {
  return { ...callback, event, params: { ...callback.params, ...params } };
}
