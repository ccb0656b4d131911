import type { Draft } from '../adding/draft.ts';
import { checkValue } from './check-value.ts';
import { CREATE_PARAMETERS } from './create-parameters.ts';
import { callerForm, endpointForm } from './endpoint-form.ts';
import { type Given, givenOf } from './given.ts';
import { isMet } from './needs.ts';
import type { ParameterTable } from './parameter.ts';
import type { Problem, What } from './problem.ts';
import { UPDATE_PARAMETERS } from './update-parameters.ts';

/** Who is on the call that a draft is for, as far as is known; nobody on a new one. */
interface CallContext {
  readonly callSids: readonly string[];
  /** Of those on the call, who is on hold. */
  readonly heldCallSids: readonly string[];
}

export interface CreateContext extends CallContext {
  readonly isNewConference: boolean;
  /** False while the call waits for somebody who starts it. */
  readonly hasStarted: boolean;
  /** Of everybody on the call or on the way to it. */
  readonly labels: readonly string[];
}

export interface UpdateContext extends CallContext {
  /** Whose settings are changed. */
  readonly callSid: string;
}

/** Why adding somebody so would be refused, or would do nothing: in the order of the table. */
export function checkCreate(draft: Draft, context: CreateContext): readonly Problem[] {
  const given = givenOf(CREATE_PARAMETERS, draft);
  return check(CREATE_PARAMETERS, draft, given, [
    ...['To', 'From'].filter((name) => !given.has(name)).map((name) => missing(name)),
    ...callerProblems(given),
    ...labelProblems(given, context),
    ...coachingProblems(given, context, null),
    ...sipProblems(given),
  ]);
}

/** As `checkCreate`, for a change of somebody who is on the call. */
export function checkUpdate(draft: Draft, context: UpdateContext): readonly Problem[] {
  const given = givenOf(UPDATE_PARAMETERS, draft);
  return check(UPDATE_PARAMETERS, draft, given, coachingProblems(given, context, context.callSid));
}

/** At most one problem for each name: a value that is wrong by itself comes first. */
function check(
  table: ParameterTable,
  draft: Draft,
  given: Given,
  more: readonly Problem[],
): readonly Problem[] {
  const unknown = Object.keys(draft).filter((name) => !Object.hasOwn(table, name));
  const ofTable = Object.entries(table).flatMap(([name, parameter]) => {
    const value = given.get(name);
    const wrong = value === undefined ? null : checkValue(parameter, value);
    if (wrong !== null) return [problem(name, wrong)];
    const { needs } = parameter;
    if (value !== undefined && needs !== undefined && !isMet(needs, given)) {
      return [problem(name, { kind: 'needs', need: needs })];
    }
    return more.filter((one) => one.name === name).slice(0, 1);
  });
  return [...unknown.map((name) => problem(name, { kind: 'unknown-name' })), ...ofTable];
}

/** Who is dialled at a number sees a number. */
function callerProblems(given: Given): Problem[] {
  const to = textOf(given, 'To');
  const form = to === null ? null : endpointForm(to);
  if (form !== 'phone' && form !== 'emergency') return [];
  return ['From', 'CallerId']
    .filter((name) => {
      const from = textOf(given, name);
      return from !== null && callerForm(from) !== 'phone';
    })
    .map((name) => problem(name, { kind: 'caller-has-no-number' }));
}

function labelProblems(given: Given, { labels }: CreateContext): Problem[] {
  const label = textOf(given, 'Label');
  return label !== null && labels.includes(label)
    ? [problem('Label', { kind: 'label-in-use' })]
    : [];
}

/** Whoever is named is coached, unless it is said that nobody is. */
function coachingProblems(
  given: Given,
  { callSids, heldCallSids }: CallContext,
  self: string | null,
): Problem[] {
  const target = textOf(given, 'CallSidToCoach');
  const coaching = textOf(given, 'Coaching');
  if (target === null) return coaching === 'true' ? [missing('CallSidToCoach')] : [];
  if (target === self) return [problem('CallSidToCoach', { kind: 'target-is-self' })];
  if (!callSids.includes(target)) {
    return [problem('CallSidToCoach', { kind: 'target-not-on-call' })];
  }
  return heldCallSids.includes(target) && coaching !== 'false'
    ? [problem('CallSidToCoach', { kind: 'target-on-hold' })]
    : [];
}

/** Both or none, in characters that SIP has. */
function sipProblems(given: Given): Problem[] {
  const user = textOf(given, 'SipAuthUsername');
  const password = textOf(given, 'SipAuthPassword');
  const unprintable = ['SipAuthUsername', 'SipAuthPassword']
    .filter((name) => !/^[\x20-\x7e]*$/.test(textOf(given, name) ?? ''))
    .map((name) => problem(name, { kind: 'not-printable' }));
  if (user !== null && password === null) return [...unprintable, missing('SipAuthPassword')];
  if (user !== null || password === null) return unprintable;
  const need = { kind: 'given', name: 'SipAuthUsername' } as const;
  return [...unprintable, problem('SipAuthPassword', { kind: 'needs', need })];
}

function textOf(given: Given, name: string): string | null {
  const value = given.get(name);
  return typeof value === 'string' ? value : null;
}

function missing(name: string): Problem {
  return problem(name, { kind: 'missing' });
}

function problem(name: string, what: What): Problem {
  return { name, problem: what };
}
