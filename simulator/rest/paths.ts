/** Host-relative addresses of an account's resources, without their `.json`. */
export function resourcePaths(accountSid: string) {
  const account = `/2010-04-01/Accounts/${accountSid}`;
  return {
    account,
    calls: `${account}/Calls`,
    incomingPhoneNumbers: `${account}/IncomingPhoneNumbers`,
    outgoingCallerIds: `${account}/OutgoingCallerIds`,
    recordings: (conferenceSid: string) => `${account}/Conferences/${conferenceSid}/Recordings`,
    recording: (conferenceSid: string, sid: string) =>
      `${account}/Conferences/${conferenceSid}/Recordings/${sid}`,
    conferences: `${account}/Conferences`,
    conference: (sid: string) => `${account}/Conferences/${sid}`,
    participants: (conferenceSid: string) => `${account}/Conferences/${conferenceSid}/Participants`,
    participant: (conferenceSid: string, callSid: string) =>
      `${account}/Conferences/${conferenceSid}/Participants/${callSid}`,
    call: (sid: string) => `${account}/Calls/${sid}`,
  };
}

export type ResourcePaths = ReturnType<typeof resourcePaths>;

/**
 * The resource that the last part of a path names. A label may hold dots, so only the last `.json`
 * is the format. Undefined when there is none: Twilio would answer in XML, which is not spoken here.
 */
export function withoutJson(segment: string): string | undefined {
  return segment.endsWith('.json') ? segment.slice(0, -'.json'.length) : undefined;
}
