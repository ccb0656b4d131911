import { expect, it } from 'vitest';
import type { Present } from '../../../common/wire/relay-presence.ts';
import { whoIsHere } from '../../../renderer/features/together/who-is-here.ts';
import { conferenceSid } from '../../support/arbitraries/facts.ts';

const HERE = conferenceSid(1);

function at(name: string, mode: Present['places'][number]['mode'], sid = HERE): Present {
  return { key: name, name, places: [{ conferenceSid: sid, mode, callSid: null }] };
}

it('is empty where nobody else is', () => {
  expect(whoIsHere([], HERE)).toBe('');
  expect(whoIsHere([at('Anna', 'watching', conferenceSid(2))], HERE)).toBe('');
});

it('says first whose voice is on the call', () => {
  const others = [at('Anna', 'watching'), at('Ben', 'coaching'), at('Cem', 'barged')];
  expect(whoIsHere(others, HERE)).toBe('Cem is barged in · Ben is coaching · Anna is watching');
});

it('names a few and counts the rest, each person once', () => {
  const names = ['Anna', 'Ben', 'Cem', 'Dina', 'Emil', 'Anna'];
  const others = names.map((name) => at(name, 'watching'));
  expect(whoIsHere(others, HERE)).toBe('Anna, Ben, Cem and 2 more are watching');
});
