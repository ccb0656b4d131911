import { expect, it } from 'vitest';
import { readTokenRequest } from '../../../relay/tokens/token-request.ts';
import { ACCOUNT } from '../../support/relay/relay-account.ts';

const ISSUE = ['issue', '--account', ACCOUNT, '--name', 'Anna Berg'];

const read = (...args: string[]) => {
  const result = readTokenRequest(args);
  return result.ok ? result.value.request : result.error;
};

it('issues for 90 days unless it is told otherwise', () => {
  expect(read(...ISSUE, '--role', 'viewer')).toEqual({
    is: 'issue',
    grant: { accountSid: ACCOUNT, name: 'Anna Berg', role: 'viewer' },
    ttlMs: 90 * 86_400_000,
  });
  expect(read(...ISSUE, '--role', 'viewer', '--for', '30m')).toMatchObject({ ttlMs: 1_800_000 });
});

it.each([
  [['issue'], /--account is missing/],
  [['issue', '--account', 'AC1', '--name', 'A', '--role', 'viewer'], /--account: /],
  [[...ISSUE, '--role', 'owner'], /--role: /],
  [[...ISSUE, '--role', 'coach'], /--endpoint is missing/],
  [[...ISSUE, '--role', 'coach', '--endpoint', '14155550100'], /--endpoint: /],
  [[...ISSUE, '--role', 'viewer', '--for', '0d'], /--for must be/],
  [[...ISSUE, '--role', 'viewer', '--for', '999d'], /--for must be/],
  [['issue', '--name', 'Anna', 'Berg'], /a word too many/],
  [['revoke'], /Say which token/],
  [['revoke', 'eyJhbGciOiJIUzI1NiJ9.eyJuYW1lIjoiQW5uYSJ9.c2ln'], /not the id of a token/],
  [['remove', 'abcdefgh'], /a word too many/],
  [[], /Say what to do/],
  [['list', '--everything'], /everything/],
])('says what is wrong with %j', (args, words) => {
  expect(read(...args)).toMatch(words);
});
