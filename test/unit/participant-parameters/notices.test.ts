import { expect, it } from 'vitest';
import type { Draft } from '../../../common/adding/draft.ts';
import type { CreateContext } from '../../../common/participant-parameters/check.ts';
import { CREATE_PARAMETERS } from '../../../common/participant-parameters/create-parameters.ts';
import {
  noticesOfCreate,
  noticesOfUpdate,
} from '../../../common/participant-parameters/notices.ts';

const AGENT = `CA${'a'.repeat(32)}`;
const CALL: CreateContext = {
  isNewConference: false,
  hasStarted: true,
  labels: [],
  callSids: [AGENT],
  heldCallSids: [],
};
const PHONE = { To: '+12125550123', From: '+12025550142' };
const NEW = { isNewConference: true, hasStarted: false };
const TOLD = {
  ConferenceStatusCallback: 'https://a.example',
  ConferenceStatusCallbackEvent: CREATE_PARAMETERS.ConferenceStatusCallbackEvent.choices,
};

it.each<[draft: Draft, context: Partial<CreateContext>, notices: readonly string[]]>([
  [PHONE, {}, []],
  [{ ...PHONE, EndConferenceOnExit: 'true' }, {}, ['EndConferenceOnExit ends-call']],
  [{ ...PHONE, Muted: 'true' }, {}, ['Beep beeps']],
  [{ ...PHONE, Muted: 'true', Beep: 'onExit' }, {}, ['Beep beeps']],
  [{ ...PHONE, Muted: 'true', Beep: 'false' }, {}, []],
  [
    { ...PHONE, Muted: 'true', Beep: 'false' },
    { hasStarted: false },
    ['StartConferenceOnEnter starts-call'],
  ],
  [
    { ...PHONE, Muted: 'true', Beep: 'false', StartConferenceOnEnter: 'false' },
    { hasStarted: false },
    [],
  ],
  [{ ...PHONE, CallSidToCoach: AGENT }, {}, ['Beep beeps']],
  [{ ...PHONE, CallSidToCoach: AGENT, Beep: 'false', Muted: 'true' }, {}, ['Muted muted-coach']],
  [{ ...PHONE, CallSidToCoach: AGENT, Coaching: 'false' }, {}, ['Coaching heard-by-all']],
  [PHONE, NEW, ['ConferenceStatusCallback nobody-told']],
  [{ ...PHONE, ...TOLD }, NEW, []],
  [
    { ...PHONE, ...TOLD, ConferenceStatusCallbackEvent: [] },
    NEW,
    ['ConferenceStatusCallbackEvent events-left-out'],
  ],
  [
    { ...PHONE, ...TOLD, ConferenceRecord: 'true' },
    {},
    [
      'ConferenceRecord first-decided',
      'ConferenceStatusCallback first-decided',
      'ConferenceStatusCallbackEvent first-decided',
    ],
  ],
  [{ ...PHONE, EmergencyCity: 'Bonn' }, {}, ['EmergencyCity only-for-emergency']],
  [{ ...PHONE, To: '911' }, {}, ['To calls-for-help']],
  [{ ...PHONE, To: '933', EmergencyCity: 'x'.repeat(21) }, {}, ['EmergencyCity cut']],
  [{ ...PHONE, TimeLimit: '20000' }, {}, ['TimeLimit above-usual']],
])('%o, %o: %o', (draft, context, notices) => {
  const found = noticesOfCreate(draft, { ...CALL, ...context });
  expect(found.map(({ name, notice }) => `${name} ${notice.kind}`)).toEqual(notices);
});

it('tells which events nobody would hear of', () => {
  const draft = { ...PHONE, ...TOLD, ConferenceStatusCallbackEvent: ['join', 'leave', 'end'] };
  expect(noticesOfCreate(draft, { ...CALL, ...NEW })).toEqual([
    {
      name: 'ConferenceStatusCallbackEvent',
      notice: {
        kind: 'events-left-out',
        events: ['start', 'mute', 'hold', 'modify', 'speaker', 'announcement'],
      },
    },
  ]);
});

it('is sure only where Twilio says that the first person decides', () => {
  const sureOf = (draft: Draft) =>
    noticesOfCreate({ ...PHONE, ...draft }, CALL).map(({ notice }) => notice);
  expect(sureOf({ ConferenceStatusCallback: 'https://a.example' })).toEqual([
    { kind: 'first-decided', isSure: true },
  ]);
  expect(sureOf({ Region: 'ie1' })).toEqual([{ kind: 'first-decided', isSure: false }]);
});

it('knows that whom Twilio holds keeps what was set', () => {
  const kinds = (heldCallSids: readonly string[]) =>
    noticesOfUpdate(
      { EndConferenceOnExit: 'false' },
      { callSids: [AGENT], heldCallSids, callSid: AGENT },
    ).map(({ notice }) => notice.kind);
  expect(kinds([AGENT])).toEqual(['held-keeps-it']);
  expect(kinds([])).toEqual([]);
});
