/** Why something asked for did not happen, in a form that survives IPC and that a person can read. */
export interface Failure {
  readonly code: FailureCode;
  /** What happened and what it means for the call, in one or two sentences. */
  readonly message: string;
  /** What to do now. */
  readonly hint: string;
  /** Twilio's own error code, for support. */
  readonly twilioCode?: number;
  /** The field of the form that it is about, by its name in the draft. */
  readonly field?: string;
}

export type FailureCode =
  | 'invalid' // the request did not pass its schema, here or at Twilio
  | 'unauthorized' // the credentials are not valid
  | 'forbidden' // the credentials are valid and may not do this
  | 'gone' // the participant or the conference is no longer there
  | 'refused' // Twilio understood and declined
  | 'throttled' // too many requests at once for the account
  | 'unreachable' // no connection, or the host does not speak Twilio's API
  | 'timeout' // no answer in time
  | 'outage' // Twilio answered with a server error
  | 'unknown-outcome' // the request was sent and its result is not known
  | 'cancelled' // stopped by the person who asked for it
  | 'not-ready' // nothing is signed in, or the session ended meanwhile
  | 'keychain' // the system's keychain refused
  | 'storage' // a file on this computer could not be read or written
  | 'internal'; // a defect of ours

export type Result<T, E = Failure> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: E };

export const ok = <T>(value: T): { readonly ok: true; readonly value: T } => ({ ok: true, value });

export const fail = <E>(error: E): { readonly ok: false; readonly error: E } => ({
  ok: false,
  error,
});
