/** The fields as typed: an empty one means that it is not set, or as usual. */
export interface ProfileFormValues {
  readonly name: string;
  readonly accountSid: string;
  readonly apiKeySid: string;
  readonly secret: string;
  readonly relayUrl: string;
  readonly relayToken: string;
  /** Requests go through the relay: what signs in to Twilio itself is not asked for. */
  readonly gateway: boolean;
  readonly endpoint: string;
  readonly callerId: string;
  readonly supervisorName: string;
  readonly region: string;
  readonly edge: string;
  readonly baseUrl: string;
  readonly requestsPerMinute: number | string;
  readonly requestsAtOnce: number | string;
}

export const EMPTY_FORM: ProfileFormValues = {
  name: '',
  accountSid: '',
  apiKeySid: '',
  secret: '',
  relayUrl: '',
  relayToken: '',
  gateway: false,
  endpoint: '',
  callerId: '',
  supervisorName: '',
  region: '',
  edge: '',
  baseUrl: '',
  requestsPerMinute: 300,
  requestsAtOnce: 2,
};

/** What the schema of a draft is asked to judge. */
export function draftOf({ gateway, relayUrl, relayToken, ...values }: ProfileFormValues) {
  const orNull = (text: string) => (text.trim() === '' ? null : text.trim());
  const orUsual = (figure: number | string) => (figure === '' ? undefined : Number(figure));
  const direct = (text: string) => (gateway ? null : orNull(text));
  const hasRelay = gateway || relayUrl.trim() !== '' || relayToken.trim() !== '';
  return {
    name: values.name,
    accountSid: values.accountSid.trim(),
    apiKeySid: direct(values.apiKeySid),
    region: direct(values.region),
    edge: direct(values.edge),
    baseUrl: direct(values.baseUrl),
    ...(gateway ? {} : { secret: values.secret }),
    ...(hasRelay ? { relay: { url: relayUrl.trim(), gateway }, relayToken } : {}),
    endpoint: values.endpoint,
    callerId: values.callerId,
    supervisorName: values.supervisorName,
    requestsPerMinute: orUsual(values.requestsPerMinute),
    requestsAtOnce: orUsual(values.requestsAtOnce),
  };
}

/** The field in which what a draft says at this path was typed. */
export function fieldAt(path: string): string {
  return path === 'relay.url' || path === 'relay' ? 'relayUrl' : path;
}
