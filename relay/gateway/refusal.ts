/**
 * A request that the gateway does not pass on, as Twilio would word it, so that whoever speaks to Twilio
 * understands it. Of our own it is never a 404: that would say that a call is gone.
 */
export interface Refusal {
  readonly status: number;
  readonly code: number;
  readonly message: string;
  readonly retryAfterSeconds?: number;
}

export const refuse = {
  /** As Twilio itself refused what had to be asked first. */
  asTwilio: (status: number, code: number | null, message: string): Refusal => ({
    status,
    code: code ?? 20001,
    message,
  }),
  token: (message: string, hint: string): Refusal => ({
    status: 401,
    code: 20003,
    message: `${message} ${hint}`,
  }),
  forbidden: (message: string): Refusal => ({ status: 403, code: 20403, message }),
  method: (): Refusal => ({
    status: 405,
    code: 20004,
    message: 'The relay passes on GET, POST and DELETE, each where Twilio has it.',
  }),
  malformed: (message: string): Refusal => ({ status: 400, code: 20001, message }),
  busy: (seconds: number): Refusal => ({
    status: 429,
    code: 20429,
    message:
      'All consoles together have as many requests under way as this account allows them. This one was not sent.',
    retryAfterSeconds: Math.max(1, Math.ceil(seconds)),
  }),
  failed: (): Refusal => ({
    status: 500,
    code: 20500,
    message:
      'The relay cannot do this at the moment. It may have been carried out: look before you repeat it.',
  }),
  unreachable: (detail: string): Refusal => ({
    status: 503,
    code: 20503,
    message: `The relay could not reach Twilio (${detail}). The request was not sent.`,
  }),
  noAnswer: (detail: string): Refusal => ({
    status: 504,
    code: 20504,
    message: `Twilio’s answer did not come (${detail}). The request may have been carried out.`,
  }),
  badAnswer: (detail: string): Refusal => ({
    status: 502,
    code: 20502,
    message: `What answered does not speak Twilio’s API: ${detail}.`,
  }),
};

export function refusalJson({ status, code, message }: Refusal): object {
  return { code, message, more_info: '', status };
}
