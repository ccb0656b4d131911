import { fail, ok, type Result } from '../../common/failure.ts';
import { newConferenceNameSchema } from '../../common/ipc/addition.ts';
import {
  type AccountSid,
  accountSidSchema,
  type CallSid,
  type ConferenceSid,
  callSidSchema,
  conferenceSidSchema,
} from '../../common/model/sid.ts';
import { type Refusal, refuse } from './refusal.ts';
import { strictSegment } from './strict-fields.ts';

/** Where consoles send what they would send to Twilio. */
export const GATEWAY = '/gateway';

/** What of Twilio's API a request asks for, read from its method and path. */
export type Operation = { readonly account: AccountSid } & (
  | { readonly is: List }
  | { readonly is: 'fetch-conference' | 'update-conference'; readonly conference: ConferenceSid }
  | { readonly is: 'list-participants'; readonly conference: ConferenceSid }
  /** `name`: of a call that begins with whoever is added, or goes on under that name. */
  | { readonly is: 'create-participant'; readonly conference: ConferenceSid }
  | { readonly is: 'create-participant'; readonly name: string }
  | { readonly is: 'list-recordings'; readonly conference: ConferenceSid }
  /** Of the recording that is running: no SID of a recording is ever taken or told. */
  | { readonly is: 'update-recording'; readonly conference: ConferenceSid }
  | {
      readonly is: 'fetch-participant';
      readonly conference: ConferenceSid;
      /** A CallSid or a label. */
      readonly who: string;
    }
  | {
      readonly is: 'update-participant' | 'delete-participant';
      readonly conference: ConferenceSid;
      readonly call: CallSid;
    }
  | { readonly is: 'fetch-call' | 'update-call'; readonly call: CallSid }
);

type List = 'list-conferences' | 'list-calls' | 'list-numbers' | 'list-caller-ids';

export type OperationName = Operation['is'];

/**
 * The path is matched as it came, letter by letter, and only what is known here passes: no other way of
 * writing a path exists. A change names its call by SID, since a label may have passed to somebody else.
 */
export function readOperation(method: string, path: string): Result<Operation, Refusal> {
  if (method !== 'GET' && method !== 'POST' && method !== 'DELETE') return fail(refuse.method());
  const [, sid = '', resource = ''] = path.match(PATH) ?? [];
  const account = accountSidSchema.safeParse(sid);
  if (!account.success) return fail(unknown);
  const at = { account: account.data };
  const [kind, first, second, third, ...rest] = resource.split('/');
  if (rest.length > 0) return fail(unknown);

  if (first === undefined) {
    const list = LISTS.get(kind ?? '');
    if (list === undefined) return fail(unknown);
    return method === 'GET' ? ok({ ...at, is: list }) : fail(refuse.method());
  }
  if (kind === 'Calls' && second === undefined) {
    const call = callSidSchema.safeParse(withoutJson(first));
    if (!call.success) return fail(unknown);
    if (method === 'DELETE') return fail(refuse.method());
    const is = method === 'GET' ? 'fetch-call' : 'update-call';
    return ok({ ...at, is, call: call.data });
  }
  if (kind !== 'Conferences') return fail(unknown);
  const named = conferenceSidSchema.safeParse(second === undefined ? withoutJson(first) : first);
  if (!named.success) {
    const name = second === 'Participants.json' && third === undefined ? newName(first) : null;
    if (name === null) return fail(unknown);
    return method === 'POST'
      ? ok({ ...at, is: 'create-participant', name })
      : fail(refuse.method());
  }
  const conference = named.data;
  if (second === undefined) {
    if (method === 'DELETE') return fail(refuse.method());
    const is = method === 'GET' ? 'fetch-conference' : 'update-conference';
    return ok({ ...at, is, conference });
  }
  if (third === undefined) {
    if (second === 'Recordings.json') {
      return method === 'GET'
        ? ok({ ...at, is: 'list-recordings', conference })
        : fail(refuse.method());
    }
    if (second !== 'Participants.json') return fail(unknown);
    if (method === 'DELETE') return fail(refuse.method());
    return method === 'GET'
      ? ok({ ...at, is: 'list-participants', conference })
      : ok({ ...at, is: 'create-participant', conference });
  }
  if (second === 'Recordings') {
    if (third !== CURRENT_RECORDING) return fail(unknown);
    return method === 'POST'
      ? ok({ ...at, is: 'update-recording', conference })
      : fail(refuse.method());
  }
  if (second !== 'Participants') return fail(unknown);
  const who = strictSegment(withoutJson(third));
  if (who === null) return fail(unknown);
  if (method === 'GET') return ok({ ...at, is: 'fetch-participant', conference, who });
  const call = callSidSchema.safeParse(who);
  if (!call.success) {
    return fail(
      refuse.malformed('Name the participant by CallSid: a label may be anybody’s later.'),
    );
  }
  const is = method === 'POST' ? 'update-participant' : 'delete-participant';
  return ok({ ...at, is, conference, call: call.data });
}

/** The path at Twilio, written anew from what was understood. */
export function twilioPath(operation: Operation): string {
  const account = `${API}/${operation.account}`;
  const participants = (conference: string) => `${account}/Conferences/${conference}/Participants`;
  switch (operation.is) {
    case 'list-conferences':
      return `${account}/Conferences.json`;
    case 'list-calls':
      return `${account}/Calls.json`;
    case 'fetch-conference':
    case 'update-conference':
      return `${account}/Conferences/${operation.conference}.json`;
    case 'list-numbers':
      return `${account}/IncomingPhoneNumbers.json`;
    case 'list-caller-ids':
      return `${account}/OutgoingCallerIds.json`;
    case 'list-participants':
      return `${participants(operation.conference)}.json`;
    case 'create-participant':
      return `${participants('name' in operation ? encodeURIComponent(operation.name) : operation.conference)}.json`;
    case 'list-recordings':
      return `${account}/Conferences/${operation.conference}/Recordings.json`;
    case 'update-recording':
      return `${account}/Conferences/${operation.conference}/Recordings/${CURRENT_RECORDING}`;
    case 'fetch-participant':
      return `${participants(operation.conference)}/${encodeURIComponent(operation.who)}.json`;
    case 'update-participant':
    case 'delete-participant':
      return `${participants(operation.conference)}/${operation.call}.json`;
    case 'fetch-call':
    case 'update-call':
      return `${account}/Calls/${operation.call}.json`;
  }
}

export function isRead({ is }: Operation): boolean {
  return is.startsWith('list-') || is.startsWith('fetch-');
}

const API = '/2010-04-01/Accounts';
const PATH = new RegExp(`^${GATEWAY}${API}/(AC[0-9a-fA-F]{32})/([^?#]+)$`);
const FORMAT = '.json';
const CURRENT_RECORDING = 'Twilio.CURRENT.json';

/** Empty, and so known to nobody, when the format is missing. */
function withoutJson(segment: string): string {
  return segment.endsWith(FORMAT) ? segment.slice(0, -FORMAT.length) : '';
}

/** A name that is taken as it is: what would be read as another one is refused. */
function newName(segment: string): string | null {
  const name = strictSegment(segment);
  const read = newConferenceNameSchema.safeParse(name);
  return read.success && read.data === name ? name : null;
}

const LISTS: ReadonlyMap<string, List> = new Map([
  ['Conferences.json', 'list-conferences'],
  ['Calls.json', 'list-calls'],
  ['IncomingPhoneNumbers.json', 'list-numbers'],
  ['OutgoingCallerIds.json', 'list-caller-ids'],
]);

const unknown = refuse.forbidden(
  'The relay does not pass this on: it is no operation on conferences, participants or calls that it knows.',
);
