import { describe, expect, test } from 'vitest';
import { contactsSchema, MOST_RECENT } from '../../../../common/ipc/saved-people.ts';
import {
  named,
  presetDraft,
  withContact,
  withPreset,
  withRecent,
} from '../../../../renderer/features/add/saved-people.ts';
import { filledIn } from '../../../../renderer/features/add/start-draft.ts';

describe('who was dialled lately', () => {
  test('the latest is the first, and nobody is there twice', () => {
    const recents = [
      { address: '+1', at: 1 },
      { address: '+2', at: 0 },
    ];
    expect(withRecent(recents, '+2', 5)).toEqual([
      { address: '+2', at: 5 },
      { address: '+1', at: 1 },
    ]);
  });

  test('the oldest goes when there are too many', () => {
    const many = Array.from({ length: MOST_RECENT }, (_, at) => ({ address: `+${at}`, at }));
    const after = withRecent(many, '+99', 99);
    expect(after).toHaveLength(MOST_RECENT);
    expect(after.at(-1)).toEqual(many.at(-2));
  });
});

test('a name that is there already, however it is written, is given to this one', () => {
  const contacts = [{ name: 'Søren', address: '+442079460118' }];
  expect(withContact(contacts, { name: 'SOREN ', address: '+14155550100' })).toEqual([
    { name: 'SOREN ', address: '+14155550100' },
  ]);
  expect(withContact(contacts, { name: 'Ana', address: 'client:ana' })).toHaveLength(2);
  expect(named(contacts, ' soren')).toBe(contacts[0]);
  expect(withPreset([], { name: 'Quiet', draft: {} })).toHaveLength(1);
});

test('whatever can be dialled can be kept as a contact, and nothing else', () => {
  const isKept = (address: string) => contactsSchema.safeParse([{ name: 'Ana', address }]).success;
  expect(['+14155550100', 'client:ana', 'sip:a@b', `app:AP${'0'.repeat(32)}`].map(isKept)).toEqual([
    true,
    true,
    true,
    true,
  ]);
  expect(isKept('415 555 0100')).toBe(false);
});

test('a preset holds neither whom it was for, nor one call, nor secrets, nor what is filled in', () => {
  const filled = filledIn('https://relay.example.com', 'live');
  const draft = {
    ...filled,
    To: '+14155550100',
    From: '+12065550199',
    Label: 'Ana',
    CallSidToCoach: `CA${'1'.repeat(32)}`,
    SipAuthUsername: 'north',
    SipAuthPassword: 'planted secret',
    CallToken: 'planted token',
    Passports: 'cGxhbnRlZA==',
    Timeout: '20',
    Beep: '',
    StatusCallbackEvent: ['completed', 'initiated'],
  };
  expect(presetDraft(draft, filled)).toEqual({
    From: '+12065550199',
    SipAuthUsername: 'north',
    Timeout: '20',
    StatusCallbackEvent: ['completed', 'initiated'],
  });
});
