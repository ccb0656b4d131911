import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Draft } from '../../../common/adding/draft.ts';
import {
  type CreateContext,
  checkCreate,
  checkUpdate,
} from '../../../common/participant-parameters/check.ts';
import { checkValue } from '../../../common/participant-parameters/check-value.ts';
import { CREATE_PARAMETERS } from '../../../common/participant-parameters/create-parameters.ts';
import { noticesOfCreate } from '../../../common/participant-parameters/notices.ts';
import type { Need, ParameterTable } from '../../../common/participant-parameters/parameter.ts';
import { UPDATE_PARAMETERS } from '../../../common/participant-parameters/update-parameters.ts';

const AGENT = `CA${'a'.repeat(32)}`;
const HELD = `CA${'b'.repeat(32)}`;
const ELSEWHERE = `CA${'c'.repeat(32)}`;

const CALL: CreateContext = {
  isNewConference: false,
  hasStarted: true,
  labels: ['Agent 1'],
  callSids: [AGENT, HELD],
  heldCallSids: [HELD],
};
const PHONE = { To: '+12125550123', From: '+12025550142' };
const SIP = { To: 'sip:me@a.example', From: '+12025550142' };

const problemsOf = (draft: Draft, context: Partial<CreateContext> = {}) =>
  Object.fromEntries(
    checkCreate(draft, { ...CALL, ...context }).map(({ name, problem }) => [name, problem.kind]),
  );

it('finds nothing wrong with the least that Twilio takes', () => {
  expect(problemsOf(PHONE)).toEqual({});
  expect(problemsOf({})).toEqual({ To: 'missing', From: 'missing' });
});

describe('a value by itself', () => {
  it.each<[name: string, value: string | readonly string[], kind: string | null]>([
    ['To', '+1212', 'not-dialable'],
    ['To', '2125550123', 'not-dialable'],
    ['To', 'client:', 'not-dialable'],
    ['To', 'client:agent7', null],
    ['To', 'sips:me@a.example?X-Queue=1', null],
    ['To', 'sip:me', 'not-dialable'],
    ['To', `app:AP${'0'.repeat(32)}?queue=1`, null],
    ['To', 'app:Support', 'not-dialable'],
    ['To', '911', null],
    ['To', '491', 'not-dialable'],
    ['From', 'no name', 'not-a-caller'],
    ['Timeout', '4', 'too-low'],
    ['Timeout', '5', null],
    ['Timeout', '600', null],
    ['Timeout', '601', 'too-high'],
    ['Timeout', '5.5', 'not-whole'],
    ['Timeout', '1e2', 'not-whole'],
    ['Timeout', '-5', 'not-whole'],
    ['TimeLimit', '0', 'too-low'],
    ['MaxParticipants', '1', 'too-low'],
    ['MaxParticipants', '2', null],
    ['MaxParticipants', '251', 'too-high'],
    ['Muted', 'yes', 'not-a-boolean'],
    ['Muted', 'TRUE', 'not-a-boolean'],
    ['Muted', ['true'], 'wrong-shape'],
    ['Beep', 'sometimes', 'not-a-choice'],
    ['Beep', 'onExit', null],
    ['Region', 'mars1', 'not-a-choice'],
    ['StatusCallback', 'a.example', 'not-a-url'],
    ['StatusCallback', 'ftp://a.example', 'not-a-url'],
    ['StatusCallback', 'https:a.example', 'not-a-url'],
    ['StatusCallback', 'https://', 'not-a-url'],
    ['StatusCallback', 'https://a.example/ x', 'not-a-url'],
    ['StatusCallback', 'https://a.example:99999/', 'not-a-url'],
    ['StatusCallback', 'https://me:hidden@a.example/', 'password-in-url'],
    ['StatusCallback', 'http://a.example/x?to=me@b.example', null],
    ['StatusCallback', 'https://[::1]:8080/', null],
    ['StatusCallback', 'https://a.example/ü', 'not-printable'],
    ['StatusCallback', 'https://a.example/{x}', 'not-a-url'],
    ['WaitUrl', 'silence', null],
    ['WaitUrl', 'music', 'not-a-url'],
    ['CallReason', 'two\nlines', 'control-character'],
    ['Label', 'x'.repeat(128), null],
    ['Label', 'x'.repeat(129), 'too-long'],
    ['Label', 'Zoë 🎧 #1', null],
    ['Label', 'a/b', 'slash'],
    ['Label', AGENT, 'like-a-call-sid'],
    ['Label', 'supervisor:abc:Ann', 'supervisors-mark'],
    ['Label', 'Agent 1', 'label-in-use'],
    ['Label', ' Agent 1 ', 'label-in-use'],
    ['Label', 'agent 1', null],
    ['Passports', 'YQ==,Yg==,Yw==,ZA==,ZQ==', null],
    ['Passports', 'a,b,c,d,e,f', 'too-many'],
    ['Passports', 'no base64!', 'not-base64'],
    ['CallSidToCoach', 'Agent 1', 'not-a-sid'],
    ['EmergencyCallerPosition', '52.52 -13.405', null],
    ['EmergencyCallerPosition', '91 0', 'not-a-position'],
    ['EmergencyCallerPosition', '52.52', 'not-a-position'],
    ['EmergencyCountry', 'DE', 'not-a-choice'],
    ['Lable', 'Agent 1', 'unknown-name'],
    ['__proto__', 'x', 'unknown-name'],
    ['constructor', 'x', 'unknown-name'],
  ])('%s: %o is %s', (name, value, kind) => {
    // Not written as a literal, in which `__proto__` would be no name.
    const draft = Object.fromEntries([...Object.entries(PHONE), [name, value]]);
    expect(problemsOf(draft)).toEqual(kind === null ? {} : { [name]: kind });
  });

  it('says between which limits it has to be', () => {
    expect(checkCreate({ ...PHONE, MaxParticipants: '251' }, CALL)).toEqual([
      { name: 'MaxParticipants', problem: { kind: 'too-high', most: 250, unit: 'people' } },
    ]);
  });
});

describe('what depends on something else', () => {
  it.each<[what: string, draft: Draft, problems: Readonly<Record<string, string>>]>([
    ['a coach needs somebody', { ...PHONE, Coaching: 'true' }, { CallSidToCoach: 'missing' }],
    ['whoever is named is coached', { ...PHONE, CallSidToCoach: AGENT }, {}],
    [
      'who is not on the call cannot be coached',
      { ...PHONE, CallSidToCoach: ELSEWHERE },
      { CallSidToCoach: 'target-not-on-call' },
    ],
    [
      'nor who is on hold',
      { ...PHONE, CallSidToCoach: HELD },
      { CallSidToCoach: 'target-on-hold' },
    ],
    ['unless nobody coaches', { ...PHONE, CallSidToCoach: HELD, Coaching: 'false' }, {}],
    ['a trunk is for numbers', { ...SIP, Byoc: `BY${'0'.repeat(32)}` }, { Byoc: 'needs' }],
    ['and numbers may have one', { ...PHONE, Byoc: `BY${'0'.repeat(32)}` }, {}],
    [
      'a display name is for SIP',
      { ...PHONE, CallerDisplayName: 'Support' },
      { CallerDisplayName: 'needs' },
    ],
    [
      'and has two letters at least',
      { ...SIP, CallerDisplayName: 'x' },
      { CallerDisplayName: 'too-short' },
    ],
    [
      'nothing is said of it before anybody is dialled',
      { CallerDisplayName: 'Support' },
      { To: 'missing', From: 'missing' },
    ],
    ['a user has a password', { ...SIP, SipAuthUsername: 'me' }, { SipAuthPassword: 'missing' }],
    ['a password has a user', { ...SIP, SipAuthPassword: 'x' }, { SipAuthPassword: 'needs' }],
    ['both are fine', { ...SIP, SipAuthUsername: 'me', SipAuthPassword: ' x ' }, {}],
    [
      'in characters of SIP',
      { ...SIP, SipAuthUsername: 'mé', SipAuthPassword: 'ü' },
      { SipAuthUsername: 'not-printable', SipAuthPassword: 'not-printable' },
    ],
    [
      'for SIP alone',
      { ...PHONE, SipAuthUsername: 'me', SipAuthPassword: 'x' },
      { SipAuthUsername: 'needs', SipAuthPassword: 'needs' },
    ],
    [
      'only an app is sent a notification',
      { ...PHONE, ClientNotificationUrl: 'https://a.example' },
      { ClientNotificationUrl: 'needs' },
    ],
    [
      'limits of detection need detection',
      { ...PHONE, MachineDetectionTimeout: '20', AmdStatusCallback: 'https://a.example' },
      { MachineDetectionTimeout: 'needs', AmdStatusCallback: 'needs' },
    ],
    [
      'and are fine with it',
      { ...PHONE, MachineDetection: 'Enable', MachineDetectionTimeout: '20' },
      {},
    ],
    ['a method needs an address', { ...PHONE, WaitMethod: 'GET' }, { WaitMethod: 'needs' }],
    [
      'events need an address',
      { ...PHONE, StatusCallbackEvent: ['ringing'] },
      { StatusCallbackEvent: 'needs' },
    ],
    [
      'what is recorded how needs a recording',
      { ...PHONE, Trim: 'do-not-trim', ConferenceTrim: 'do-not-trim', ConferenceRecord: 'false' },
      { Trim: 'needs', ConferenceTrim: 'needs' },
    ],
    [
      'a configuration serves either recording',
      { ...PHONE, ConferenceRecord: 'record-from-start', RecordingConfigurationId: 'C1' },
      {},
    ],
    [
      'a number is called from a number',
      { ...PHONE, From: 'client:me', CallerId: 'support' },
      { From: 'caller-has-no-number', CallerId: 'caller-has-no-number' },
    ],
    ['others are called from a name, too', { To: 'client:agent1', From: 'support' }, {}],
    ['what is as Twilio has it needs nothing', { ...PHONE, RecordingTrack: 'both' }, {}],
  ])('%s', (_what, draft, problems) => {
    expect(problemsOf(draft)).toEqual(problems);
  });
});

describe('a change', () => {
  const context = { callSids: [AGENT, HELD], heldCallSids: [HELD], callSid: AGENT };

  it.each<[draft: Draft, problems: readonly string[]]>([
    [{}, []],
    [{ Muted: 'false', HoldUrl: 'https://a.example', HoldMethod: 'POST' }, []],
    [{ HoldMethod: 'POST' }, ['HoldMethod needs']],
    [{ CallSidToCoach: AGENT }, ['CallSidToCoach target-is-self']],
    [{ CallSidToCoach: HELD }, ['CallSidToCoach target-on-hold']],
    [{ Coaching: 'true' }, ['CallSidToCoach missing']],
    [{ Label: 'x' }, ['Label unknown-name']],
  ])('%o: %o', (draft, problems) => {
    const found = checkUpdate(draft, context).map(({ name, problem }) => `${name} ${problem.kind}`);
    expect(found).toEqual(problems);
  });
});

const TABLES: readonly (readonly [string, ParameterTable])[] = [
  ['create', CREATE_PARAMETERS],
  ['update', UPDATE_PARAMETERS],
];

describe.each(TABLES)('the table of %s', (_name, table) => {
  it('needs nothing that it does not have', () => {
    const namesIn = (need: Need): readonly string[] =>
      need.kind === 'any' ? need.of.flatMap(namesIn) : need.kind === 'dials' ? ['To'] : [need.name];
    for (const [name, { needs }] of Object.entries(table)) {
      for (const needed of needs === undefined ? [] : namesIn(needs)) {
        expect(Object.keys(table), name).toContain(needed);
      }
    }
  });

  it('has defaults that are allowed', () => {
    for (const [name, parameter] of Object.entries(table)) {
      const { default: byDefault } = parameter;
      if (byDefault !== null) expect(checkValue(parameter, byDefault), name).toBe(null);
    }
  });
});

it('says something of every draft, and nothing of the same name twice', () => {
  const names = fc.oneof(fc.constantFrom(...Object.keys(CREATE_PARAMETERS)), fc.string());
  const values = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('true', 'false', '5', '+12125550123', 'sip:a@b', AGENT, 'https://a.example'),
    fc.array(fc.string()),
  );
  fc.assert(
    fc.property(fc.dictionary(names, values), fc.boolean(), (draft, isNewConference) => {
      const problems = checkCreate(draft, { ...CALL, isNewConference });
      expect(new Set(problems.map(({ name }) => name)).size).toBe(problems.length);
      checkUpdate(draft, { ...CALL, callSid: AGENT });
      noticesOfCreate(draft, { ...CALL, isNewConference });
    }),
  );
});
