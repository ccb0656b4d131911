import { z } from 'zod';
import { fail, ok, type Result } from '../../common/failure.ts';
import { callSidSchema } from '../../common/model/sid.ts';
import { createParameters, REPEATED } from './create-parameters.ts';
import type { OperationName } from './operation.ts';
import { soundAddress } from './own-address.ts';
import { type Refusal, refuse } from './refusal.ts';
import type { Fields } from './strict-fields.ts';

/**
 * The parameters of one request, each known and each good. Of one that comes once for each of its values
 * they are all here, with spaces between them.
 */
export type Parameters = Readonly<Record<string, string>>;

/** Strict, since Twilio reads every word other than `true` as false: `Muted=yes` would unmute. */
const bool = z.enum(['true', 'false'], 'must be true or false');
const page = z.string().regex(/^\d{1,6}$/, 'must be a whole number');
const text = z.string().max(200);
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'must be a day such as 2026-02-14');
const moment = z.union([day, z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/)]);
const method = z.enum(['GET', 'POST']);

const PAGING = {
  PageSize: page.refine((size) => Number(size) >= 1 && Number(size) <= 1_000, 'must be 1 to 1000'),
  Page: page,
  PageToken: z.string().regex(/^[\w.=-]{1,200}$/, 'is no page token'),
};

const around = (name: string, kind: z.ZodType<string>) => ({
  [name]: kind,
  [`${name}<`]: kind,
  [`${name}>`]: kind,
});

/** Every parameter that passes, by operation. What is not here is refused, also if Twilio has it. */
export function parameterTable(publicUrl: string): ParameterTable {
  const sound = soundAddress(publicUrl);

  return {
    'list-conferences': {
      ...PAGING,
      Status: z.enum(['init', 'in-progress', 'completed']),
      FriendlyName: text,
      ...around('DateCreated', day),
      ...around('DateUpdated', day),
    },
    'fetch-conference': {},
    'update-conference': {
      Status: z.literal('completed', 'must be completed'),
      AnnounceUrl: sound,
      AnnounceMethod: method,
    },
    'list-participants': { ...PAGING, Muted: bool, Hold: bool, Coaching: bool },
    'create-participant': createParameters(publicUrl),
    'fetch-participant': {},
    'update-participant': {
      Muted: bool,
      Hold: bool,
      HoldUrl: sound.or(z.literal('')),
      HoldMethod: method,
      WaitUrl: sound.or(z.literal('')),
      WaitMethod: method,
      Coaching: bool,
      CallSidToCoach: callSidSchema,
      AnnounceUrl: sound,
      AnnounceMethod: method,
      EndConferenceOnExit: bool,
      BeepOnExit: bool,
    },
    'delete-participant': {},
    // The first page is all there is: a token of a further one is the SID of a recording.
    'list-recordings': { PageSize: PAGING.PageSize },
    'update-recording': {
      Status: z.enum(['in-progress', 'paused', 'stopped']),
      PauseBehavior: z.enum(['skip', 'silence']),
    },
    'list-calls': {
      ...PAGING,
      Status: z.string().regex(/^[a-z-]{1,20}$/),
      To: text,
      From: text,
      ParentCallSid: callSidSchema,
      ...around('StartTime', moment),
      ...around('EndTime', moment),
    },
    'fetch-call': {},
    'list-numbers': { PageSize: PAGING.PageSize },
    'list-caller-ids': { PageSize: PAGING.PageSize },
    'update-call': { Status: z.enum(['completed', 'canceled']) },
  };
}

export type ParameterTable = Readonly<
  Record<OperationName, Readonly<Record<string, z.ZodType<string>>>>
>;

interface ReadParameters {
  readonly parameters: Parameters;
  /** As they came, to be sent on. */
  readonly encoded: string;
}

export function readParameters(
  table: ParameterTable,
  operation: OperationName,
  fields: Fields,
): Result<ReadParameters, Refusal> {
  const known = table[operation];
  const parameters = new Map<string, string>();
  const good: [string, string][] = [];
  for (const [name, value] of fields) {
    const kind = Object.hasOwn(known, name) ? known[name] : undefined;
    // The name is not repeated in the answer: it may be anything.
    if (kind === undefined) {
      return fail(refuse.malformed(`It has a parameter that the relay does not pass on here.`));
    }
    const before = parameters.get(name);
    if (before !== undefined && !REPEATED.has(name)) {
      return fail(refuse.malformed(`${name} is there twice.`));
    }
    const read = kind.safeParse(value);
    if (!read.success) {
      const [issue] = read.error.issues;
      return fail(refuse.malformed(`${name} is not good: ${issue?.message ?? 'unknown'}.`));
    }
    parameters.set(name, before === undefined ? read.data : `${before} ${read.data}`);
    good.push([name, read.data]);
  }
  const encoded = new URLSearchParams(good).toString();
  return ok({ parameters: Object.fromEntries(parameters), encoded });
}
