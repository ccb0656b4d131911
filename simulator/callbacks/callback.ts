import type { HttpMethod } from '../domain/subscription.ts';

/** One message of Twilio's to a URL of the customer's, before it is signed. */
export interface Callback {
  /** The conference or call whose story it belongs to. */
  readonly about: string;
  /** As Twilio names it: `participant-leave`, `ringing`, `completed`… */
  readonly event: string;
  readonly url: string;
  readonly method: HttpMethod;
  readonly params: CallbackParams;
}

export type CallbackParams = Readonly<Record<string, string>>;

/** Who sends, and how dates are written. */
export interface CallbackSender {
  readonly accountSid: string;
  readonly date: (time: number) => string;
  /** Of Twilio's API, to point at recordings. */
  readonly apiUrl: () => string;
}
