import type { Draft } from '../adding/draft.ts';
import type { CreateContext, UpdateContext } from './check.ts';
import { CREATE_PARAMETERS, createTable } from './create-parameters.ts';
import { callsForHelp, endpointForm } from './endpoint-form.ts';
import { type Given, givenOf } from './given.ts';
import type { About, Notice } from './problem.ts';
import { UPDATE_PARAMETERS } from './update-parameters.ts';

/** What one should know before somebody is added so, although nothing is wrong with it. */
export function noticesOfCreate(draft: Draft, context: CreateContext): readonly Notice[] {
  const given = givenOf(CREATE_PARAMETERS, draft);
  return [
    ...helpNotices(given),
    ...quietNotices(given, context),
    ...when(given.get('EndConferenceOnExit') === 'true', 'EndConferenceOnExit', 'ends-call'),
    ...coachNotices(given),
    ...(context.isNewConference ? callbackNotices(given) : laterNotices(given)),
    ...limitNotices(given),
  ];
}

/** As `noticesOfCreate`, for a change of somebody who is on the call. */
export function noticesOfUpdate(
  draft: Draft,
  { callSid, heldCallSids }: UpdateContext,
): readonly Notice[] {
  const given = givenOf(UPDATE_PARAMETERS, draft);
  const ends = given.get('EndConferenceOnExit');
  return [
    ...when(ends === 'true', 'EndConferenceOnExit', 'ends-call'),
    ...when(
      ends !== undefined && heldCallSids.includes(callSid),
      'EndConferenceOnExit',
      'held-keeps-it',
    ),
    ...coachNotices(given),
  ];
}

function helpNotices(given: Given): Notice[] {
  const to = given.get('To');
  if (typeof to !== 'string') return [];
  const form = endpointForm(to);
  if (form === 'emergency') return when(callsForHelp(to), 'To', 'calls-for-help');
  if (form === null) return [];
  return [...given.keys()]
    .filter((name) => createTable[name]?.group === 'emergency')
    .map((name) => about(name, { kind: 'only-for-emergency' }));
}

/** Who is muted or coaches is meant to come unnoticed, and Twilio's defaults are loud. */
function quietNotices(given: Given, { isNewConference, hasStarted }: CreateContext): Notice[] {
  const isQuiet = given.get('Muted') === 'true' || coaches(given);
  return [
    ...when(isQuiet && !isNewConference && given.get('Beep') !== 'false', 'Beep', 'beeps'),
    ...when(
      isQuiet && !isNewConference && !hasStarted && !given.has('StartConferenceOnEnter'),
      'StartConferenceOnEnter',
      'starts-call',
    ),
  ];
}

function coachNotices(given: Given): Notice[] {
  const isMuted = given.get('Muted') === 'true';
  return [
    ...when(isMuted && coaches(given), 'Muted', 'muted-coach'),
    ...when(!isMuted && given.get('Coaching') === 'false', 'Coaching', 'heard-by-all'),
  ];
}

function coaches(given: Given): boolean {
  const coaching = given.get('Coaching');
  return coaching === 'true' || (coaching === undefined && given.has('CallSidToCoach'));
}

/** The one moment at which it is possible to be told of everything. */
function callbackNotices(given: Given): Notice[] {
  if (!given.has('ConferenceStatusCallback')) {
    return [about('ConferenceStatusCallback', { kind: 'nobody-told' })];
  }
  const { choices, default: byDefault } = CREATE_PARAMETERS.ConferenceStatusCallbackEvent;
  const asked = given.get('ConferenceStatusCallbackEvent') ?? byDefault;
  const events = choices.filter((event) => !asked.includes(event));
  return events.length === 0
    ? []
    : [about('ConferenceStatusCallbackEvent', { kind: 'events-left-out', events })];
}

function laterNotices(given: Given): Notice[] {
  return [...given.keys()].flatMap((name) => {
    const decides = createTable[name]?.firstDecides;
    return decides === undefined
      ? []
      : [about(name, { kind: 'first-decided', isSure: decides === 'yes' })];
  });
}

function limitNotices(given: Given): Notice[] {
  const cut = [...given].flatMap(([name, value]) => {
    const parameter = createTable[name];
    const at =
      parameter !== undefined && 'length' in parameter ? parameter.length?.cutAt : undefined;
    return at !== undefined && [...value].length > at ? [about(name, { kind: 'cut', at })] : [];
  });
  const isLong = Number(given.get('TimeLimit') ?? 0) > USUAL_TIME_LIMIT;
  const long: About = { kind: 'above-usual', usual: USUAL_TIME_LIMIT, unit: 'seconds' };
  return isLong ? [...cut, about('TimeLimit', long)] : cut;
}

/** Four hours. */
const USUAL_TIME_LIMIT = 14_400;

type Plain = Extract<
  About['kind'],
  | 'ends-call'
  | 'held-keeps-it'
  | 'beeps'
  | 'starts-call'
  | 'muted-coach'
  | 'heard-by-all'
  | 'calls-for-help'
>;

function when(is: boolean, name: string, kind: Plain): Notice[] {
  return is ? [about(name, { kind })] : [];
}

function about(name: string, notice: About): Notice {
  return { name, notice };
}
