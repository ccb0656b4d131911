import { describe, expect, test } from 'vitest';
import { CREATE_PARAMETERS } from '../../../../common/participant-parameters/create-parameters.ts';
import { formOf } from '../../../../common/participant-parameters/form.ts';
import { foldedWords, isFound } from '../../../../renderer/features/add/find-parameter.ts';
import { type FormContext, readForm, setInGroups } from '../../../../renderer/features/add/form.ts';
import { filledIn, isAsFilledIn } from '../../../../renderer/features/add/start-draft.ts';
import { TITLES } from '../../../../renderer/features/parameters/title-words.ts';

const CALL: FormContext = {
  isNewConference: false,
  hasStarted: true,
  callSids: [],
  heldCallSids: [],
  labels: ['Agent 4'],
  contacts: [],
  country: 'GB',
};
const EMPTY = { name: '', who: '', from: '', draft: {} };

describe('the form', () => {
  test('sends a national number as Twilio takes it, as one of the country that is called from', () => {
    const read = readForm({ ...EMPTY, who: '(415) 555-0100', from: '+12065550199' }, CALL);
    expect(read.draft).toEqual({ To: '+14155550100', From: '+12065550199' });
    expect(read.problems).toEqual(new Map());
  });

  test('takes my own country where a client calls', () => {
    const read = readForm({ ...EMPTY, who: '020 7946 0118', from: 'client:alex' }, CALL);
    expect(read.draft.To).toBe('+442079460118');
    expect([...read.problems.keys()]).toEqual(['From']);
  });

  test('says what is missing, and that a name is in use', () => {
    const { problems } = readForm({ ...EMPTY, draft: { Label: 'Agent 4' } }, CALL);
    expect(Object.fromEntries(problems)).toEqual({
      To: { kind: 'missing' },
      From: { kind: 'missing' },
      Label: { kind: 'label-in-use' },
    });
  });

  test('asks for a name of a new call alone', () => {
    expect(readForm(EMPTY, CALL).nameProblem).toBeNull();
    const context = { ...CALL, isNewConference: true };
    expect(readForm(EMPTY, context).nameProblem).toContain('name');
    expect(readForm({ ...EMPTY, name: 'Billing 7' }, context).nameProblem).toBeNull();
  });

  test('leaves out what is empty', () => {
    const draft = { Beep: '', StatusCallbackEvent: [], Timeout: '20' };
    const read = readForm({ ...EMPTY, who: 'client:ana', from: 'client:alex', draft }, CALL);
    expect(read.draft).toEqual({ To: 'client:ana', From: 'client:alex', Timeout: '20' });
  });
});

test('a group counts what says something else than Twilio does by itself', () => {
  const set = setInGroups({ Timeout: '20', EarlyMedia: 'true', Beep: 'false', Muted: 'false' });
  expect(Object.fromEntries(set)).toEqual({ call: 1, conference: 1 });
});

describe('what is filled in', () => {
  const RELAY = 'https://relay.example.com';

  test('without a relay nothing is', () => {
    expect(filledIn(null, 'new')).toEqual({});
  });

  test('for somebody on a live call, who is told how dialling goes', () => {
    expect(Object.keys(filledIn(RELAY, 'live'))).toEqual(['StatusCallback', 'StatusCallbackEvent']);
  });

  test('for a new call, all that Twilio tells of a conference, too', () => {
    const fields = formOf(CREATE_PARAMETERS, filledIn(RELAY, 'new'));
    const events = fields.filter(([name]) => name === 'ConferenceStatusCallbackEvent');
    expect(events.map(([, event]) => event)).toEqual([
      ...CREATE_PARAMETERS.ConferenceStatusCallbackEvent.choices,
    ]);
    expect(fields).toContainEqual(['ConferenceStatusCallback', `${RELAY}/callbacks/conference`]);
    expect(fields).toContainEqual(['StatusCallback', `${RELAY}/callbacks/call`]);
  });

  test('is told from what somebody changed', () => {
    const filled = filledIn(RELAY, 'live');
    const draft = { ...filled, StatusCallbackEvent: ['completed'] };
    expect(isAsFilledIn(draft, filled, 'StatusCallback')).toBe(true);
    expect(isAsFilledIn(draft, filled, 'StatusCallbackEvent')).toBe(false);
    expect(isAsFilledIn(draft, filled, 'Timeout')).toBe(false);
  });
});

test('every parameter is found by its name at Twilio, and by a word of what it does', () => {
  for (const name of Object.keys(CREATE_PARAMETERS)) {
    expect(Object.keys(TITLES)).toContain(name);
  }
  expect(isFound('Timeout', foldedWords('ring answer'))).toBe(true);
  expect(isFound('SipAuthPassword', foldedWords('sipauthp'))).toBe(true);
  expect(isFound('Timeout', foldedWords('ring record'))).toBe(false);
});
