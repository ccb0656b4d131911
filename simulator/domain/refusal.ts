/**
 * A request that Twilio would refuse. `code` is Twilio's, which clients decide by; the HTTP status
 * of the 16xxx codes is not documented and is 400 here.
 */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly code: number;
  readonly status: number;

  constructor(code: number, message: string, status = 400) {
    super(message);
    this.code = code;
    this.status = status;
  }
}

export const refuse = {
  conferenceFull: (sid: string) => new Refusal(16020, `Conference ${sid} is full`),
  conferenceOver: (sid: string) =>
    new Refusal(16022, `Conference ${sid} does not exist or is completed`),
  invalidLabel: () =>
    new Refusal(
      16024,
      "Invalid participant label, must not exceed 128 characters, must not be a CallSid, must not contain '/'",
    ),
  labelInUse: () => new Refusal(16026, 'Participant label is in use by another participant'),
  coachedOnHold: () => new Refusal(16027, 'Participant to be whispered is on hold'),
  coachedAbsent: () =>
    new Refusal(16028, 'Participant to be whispered is not present in the conference'),
  callNotInThatState: (sid: string, status: string) =>
    new Refusal(21220, `Invalid call state: call ${sid} is ${status}. Cannot redirect or end it.`),
  notFound: (url: string) =>
    new Refusal(20404, `The requested resource ${url.split('?')[0]} was not found`, 404),
  noSuchParticipant: (callSid: string) =>
    new Refusal(20404, `Participant ${callSid} was not found`, 404),
  noSuchConference: (sid: string) => new Refusal(20404, `Conference ${sid} was not found`, 404),
  noSuchRecording: (sid: string) => new Refusal(20404, `Recording ${sid} was not found`, 404),
  recordingNotRunning: (sid: string, status: string) =>
    new Refusal(21220, `Recording ${sid} is ${status}: only one in progress can be changed`),
  recordingNotComplete: (sid: string) =>
    new Refusal(20009, `Cannot delete recording ${sid} before it is complete`),
  conferenceNotRunning: (sid: string) => new Refusal(16001, `Conference ${sid} is not in progress`),
  noSuchCall: (sid: string) => new Refusal(20404, `Call ${sid} was not found`, 404),
  /** The credentials are good, but not for the account in the path. */
  notYourAccount: () => new Refusal(20003, 'Authenticate', 401),
  nameInUse: (name: string) =>
    new Refusal(20409, `A conference named “${name}” is already live`, 409),
  methodNotAllowed: () => new Refusal(20004, 'Method not allowed', 405),
  pageTooLarge: () => new Refusal(20007, 'Page size too large. The maximum page size is 1000.'),
  invalidUrl: (name: string, value: string) =>
    new Refusal(21205, `${name} is not a valid URL: ${value}`),
  invalidMethod: (name: string, value: string) =>
    new Refusal(21209, `${name} must be GET or POST, not ${value}`),
  noCalledNumber: () => new Refusal(21201, "No 'To' number is specified"),
  noCallerNumber: () => new Refusal(21213, "No 'From' number is specified"),
  invalidCalledNumber: (to: string) =>
    new Refusal(21211, `The 'To' number ${to} is not a valid phone number.`),
  invalidCallerNumber: (from: string) =>
    new Refusal(21212, `The 'From' number ${from} is not a valid phone number or client.`),
  callerNotVerified: (from: string) =>
    new Refusal(
      21210,
      `The source phone number provided, ${from}, is not yet verified for your account. You may only make calls from phone numbers that you've verified or purchased from Twilio.`,
    ),
  unreachableNumber: (code: number, words: string) => new Refusal(code, words),
  invalidTimeout: (value: string) =>
    new Refusal(21208, `Timeout must be from 5 to 600, not ${value}`),
  sipUserTooLong: () => new Refusal(21221, 'Invalid SipAuthUsername. Must be fewer than 256 chars'),
  sipUserIllegal: () => new Refusal(21222, 'Invalid SipAuthUsername. Illegal chars'),
  sipPasswordTooLong: () =>
    new Refusal(21223, 'Invalid SipAuthPassword. Must be fewer than 256 chars'),
  sipPasswordIllegal: () => new Refusal(21224, 'Invalid SipAuthPassword. Illegal chars'),
  sipPasswordMissing: () =>
    new Refusal(21225, 'SipAuthPassword is required when providing SipAuthUsername'),
  invalidParameter: (name: string, value: string) =>
    new Refusal(20001, `Invalid value '${value}' for parameter ${name}`),
};
