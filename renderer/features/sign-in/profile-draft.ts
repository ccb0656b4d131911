/** The fields as typed: an empty one means that it is not set, or as usual. */
export interface ProfileFormValues {
  readonly name: string;
  readonly accountSid: string;
  readonly apiKeySid: string;
  readonly secret: string;
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
export function draftOf(values: ProfileFormValues) {
  const orNull = (text: string) => (text.trim() === '' ? null : text.trim());
  const orUsual = (figure: number | string) => (figure === '' ? undefined : Number(figure));
  return {
    ...values,
    accountSid: values.accountSid.trim(),
    apiKeySid: orNull(values.apiKeySid),
    region: orNull(values.region),
    edge: orNull(values.edge),
    baseUrl: orNull(values.baseUrl),
    requestsPerMinute: orUsual(values.requestsPerMinute),
    requestsAtOnce: orUsual(values.requestsAtOnce),
  };
}
