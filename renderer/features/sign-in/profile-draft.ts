import type { ProfileSummary } from '../../../common/ipc/profile.ts';
import type { Way } from './way.ts';

/** The fields as typed: an empty one means that it is not set, or as usual. */
export interface ProfileFormValues {
  readonly name: string;
  readonly accountSid: string;
  readonly apiKeySid: string;
  readonly secret: string;
  readonly relayUrl: string;
  readonly relayToken: string;
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
  endpoint: '',
  callerId: '',
  supervisorName: '',
  region: '',
  edge: '',
  baseUrl: '',
  requestsPerMinute: 300,
  requestsAtOnce: 2,
};

/** What of a saved account may be seen; its secrets are not here, and their fields stay empty. */
export function valuesOf({ relay, ...profile }: ProfileSummary): ProfileFormValues {
  return {
    ...EMPTY_FORM,
    name: profile.name,
    accountSid: profile.accountSid,
    apiKeySid: profile.apiKeySid ?? '',
    relayUrl: relay?.url ?? '',
    endpoint: profile.endpoint,
    callerId: profile.callerId,
    supervisorName: profile.supervisorName,
    region: profile.region ?? '',
    edge: profile.edge ?? '',
    baseUrl: profile.baseUrl ?? '',
    requestsPerMinute: profile.requestsPerMinute,
    requestsAtOnce: profile.requestsAtOnce,
  };
}

/** What the schema of a draft is asked to judge; `replaces` is the profile that is changed, if any. */
export function draftOf(
  { relayUrl, relayToken, ...values }: ProfileFormValues,
  way: Way,
  replaces: string | null = null,
) {
  const gateway = way === 'relay';
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
    ...(replaces === null ? {} : { replaces }),
  };
}

/** The field in which what a draft says at this path was typed. */
export function fieldAt(path: string): string {
  return path === 'relay.url' || path === 'relay' ? 'relayUrl' : path;
}
