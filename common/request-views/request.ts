import type { ProfileSummary } from '../ipc/profile.ts';
import { CREATE_PARAMETERS } from '../participant-parameters/create-parameters.ts';
import type { FormFields } from '../participant-parameters/form.ts';
import type { ParameterTable } from '../participant-parameters/parameter.ts';
import { UPDATE_PARAMETERS } from '../participant-parameters/update-parameters.ts';
import { encodeSegment } from './encode.ts';

/** A request that is to be seen before it is made. */
export interface ViewedRequest {
  readonly operation: ViewedOperation;
  /** As `formOf` makes them. Of a secret the value is not read. */
  readonly fields: FormFields;
  readonly account: ViewedAccount;
}

export type ViewedOperation =
  /** `conference` is a SID, or the name of one that begins with this person. */
  | { readonly kind: 'create'; readonly conference: string }
  | { readonly kind: 'update'; readonly conference: string; readonly callSid: string };

export type ViewedAccount = Pick<
  ProfileSummary,
  'accountSid' | 'apiKeySid' | 'region' | 'edge' | 'baseUrl' | 'relay'
>;

/** Scheme, host and port that the request goes to. */
export function originOf({ relay, baseUrl, region, edge }: ViewedAccount): string {
  if (relay?.gateway === true) return relay.url;
  if (baseUrl) return baseUrl.replace(/\/+$/, '');
  return edge ? `https://api.${edge}.${region || 'us1'}.twilio.com` : 'https://api.twilio.com';
}

export function pathOf({ operation, account }: ViewedRequest): string {
  const { accountSid, relay } = account;
  const base = relay?.gateway === true ? GATEWAY : '';
  const conference = encodeSegment(operation.conference);
  const person = operation.kind === 'create' ? '' : `/${encodeSegment(operation.callSid)}`;
  return `${base}/2010-04-01/Accounts/${accountSid}/Conferences/${conference}/Participants${person}.json`;
}

/** Where a relay takes what would be sent to Twilio. */
const GATEWAY = '/gateway';

export function tableOf({ kind }: ViewedOperation): ParameterTable {
  return kind === 'create' ? CREATE_PARAMETERS : UPDATE_PARAMETERS;
}

/** Who signs in to Twilio, and the environment variable in which the secret to it is looked for. */
export function signIn({ accountSid, apiKeySid }: ViewedAccount): {
  readonly user: string;
  readonly secretIn: string;
} {
  return apiKeySid === null
    ? { user: accountSid, secretIn: 'TWILIO_AUTH_TOKEN' }
    : { user: apiKeySid, secretIn: 'TWILIO_API_KEY_SECRET' };
}

/** The environment variable in which a relay's token is looked for. */
export const RELAY_TOKEN_IN = 'EARSHOT_RELAY_TOKEN';

/** The environment variable in which a secret parameter is looked for. */
export function variableOf(name: string): string {
  return name.replaceAll(/(?<=[a-z])(?=[A-Z])/g, '_').toUpperCase();
}
