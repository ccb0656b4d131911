import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Draft } from '../../../common/adding/draft.ts';
import { CREATE_PARAMETERS } from '../../../common/participant-parameters/create-parameters.ts';
import { type FormFields, formOf } from '../../../common/participant-parameters/form.ts';
import { SILENCE } from '../../../common/participant-parameters/parameter.ts';
import { hasSecrets, withoutSecrets } from '../../../common/participant-parameters/secrets.ts';
import { UPDATE_PARAMETERS } from '../../../common/participant-parameters/update-parameters.ts';

it.each<[what: string, draft: Draft, form: FormFields]>([
  [
    'is in the order of the table',
    { From: 'b', To: 'a' },
    [
      ['To', 'a'],
      ['From', 'b'],
    ],
  ],
  ['leaves out what is empty', { To: '  ', Label: '', StatusCallbackEvent: [] }, []],
  ['trims', { Label: ' Agent 1\t' }, [['Label', 'Agent 1']]],
  ['but not a password', { SipAuthPassword: ' x ' }, [['SipAuthPassword', ' x ']]],
  [
    'leaves out what Twilio does anyhow',
    { Timeout: '60', Beep: 'true', Muted: 'false', StatusCallbackEvent: ['completed'] },
    [],
  ],
  ['in whatever order', { ConferenceStatusCallbackEvent: ['end', 'start'] }, []],
  [
    'sends that nobody is coached, which is no default beside somebody to coach',
    { Coaching: 'false', CallSidToCoach: 'CA1' },
    [
      ['Coaching', 'false'],
      ['CallSidToCoach', 'CA1'],
    ],
  ],
  [
    'repeats a key for what may be given several times',
    { StatusCallbackEvent: ['ringing', 'answered', 'ringing'] },
    [
      ['StatusCallbackEvent', 'ringing'],
      ['StatusCallbackEvent', 'answered'],
    ],
  ],
  ['asks for silence by an empty value', { WaitUrl: SILENCE }, [['WaitUrl', '']]],
  ['has nothing that the table does not know', { Lable: 'x', toString: 'y' }, []],
])('%s', (_what, draft, form) => {
  expect(formOf(CREATE_PARAMETERS, draft)).toEqual(form);
});

it('sends what a change sets, since what is left out stays as it is', () => {
  const draft = { Muted: 'false', EndConferenceOnExit: 'false', Coaching: 'false' };
  expect(formOf(UPDATE_PARAMETERS, draft)).toEqual(Object.entries(draft));
});

it('is read back as the draft it was made of', () => {
  const names = Object.keys(CREATE_PARAMETERS);
  const text = fc.string({ minLength: 1, unit: 'grapheme' }).map((value) => `_${value}_`);
  const drafts = fc.dictionary(
    fc.constantFrom(...names),
    fc.oneof(text, fc.uniqueArray(text, { minLength: 2 })),
  );
  fc.assert(
    fc.property(drafts, (draft) => {
      const back = new URLSearchParams(
        formOf(CREATE_PARAMETERS, draft).map(([name, value]) => [name, value]),
      );
      for (const name of names) {
        const value = draft[name] ?? [];
        expect(back.getAll(name)).toEqual(typeof value === 'string' ? [value] : value);
      }
    }),
  );
});

it('knows its secrets, and takes them out', () => {
  const draft = { To: 'a', SipAuthPassword: 'x', CallToken: 'y', Passports: 'z' };
  expect(withoutSecrets(CREATE_PARAMETERS, draft)).toEqual({ To: 'a' });
  expect(hasSecrets(CREATE_PARAMETERS, draft)).toBe(true);
  expect(hasSecrets(CREATE_PARAMETERS, { To: 'a', SipAuthPassword: '' })).toBe(false);
});
