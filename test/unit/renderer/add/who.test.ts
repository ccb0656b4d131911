import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { endpointForm } from '../../../../common/participant-parameters/endpoint-form.ts';
import {
  addressOf,
  countryOf,
  readCaller,
  readWho,
  type WhyNobody,
} from '../../../../renderer/features/add/who.ts';

const APP = `app:AP${'0a'.repeat(16)}`;

describe('whom somebody means', () => {
  test.each([
    ['+1 415 555 0100', null, '+14155550100', 'US'],
    ['(415) 555-0100', 'US', '+14155550100', 'US'],
    ['415.555.0100', 'US', '+14155550100', 'US'],
    ['416 555 0100', 'US', '+14165550100', 'CA'],
    ['020 7946 0118', 'GB', '+442079460118', 'GB'],
    ['+44 20 7946 0118', 'US', '+442079460118', 'GB'],
    ['00 44 20 7946 0118', 'DE', '+442079460118', 'GB'],
    ['030 901820', 'DE', '+4930901820', 'DE'],
    ['  +14155550100  ', null, '+14155550100', 'US'],
  ] as const)('%s, called from %s, is %s in %s', (typed, from, address, country) => {
    expect(readWho(typed, from)).toEqual({ is: 'number', address, country });
  });

  test.each([
    ['client:ana.ruiz', 'client', 'client:ana.ruiz'],
    ['Client:Ana', 'client', 'client:Ana'],
    ['client:ana?team=north', 'client', 'client:ana?team=north'],
    ['sip:tier2@north.example', 'sip', 'sip:tier2@north.example'],
    ['SIPS:tier2@north.example;transport=tls', 'sip', 'sips:tier2@north.example;transport=tls'],
    [APP, 'app', APP],
    [`${APP}?a=b`, 'app', `${APP}?a=b`],
    ['911', 'emergency', '911'],
  ] as const)('%s is a %s', (typed, is, address) => {
    expect(readWho(typed, 'US')).toEqual({ is, address });
  });

  test('the name of a contact means their address, however it is written', () => {
    const contacts = [{ name: 'Søren Ruiz', address: '+442079460118' }];
    expect(readWho(' soren ruiz', null, contacts)).toMatchObject({ address: '+442079460118' });
    expect(readWho('soren', null, contacts)).toEqual({ is: 'wrong', why: 'unknown' });
  });

  test.each<[string, 'US' | null, WhyNobody]>([
    ['415 555 0100', null, 'no-country'],
    ['+999 1234567', null, 'no-country'],
    ['415 555 01', 'US', 'too-short'],
    ['5', 'US', 'too-short'],
    ['+1 415 555 0100 99', null, 'too-long'],
    ['12345678901234567890', 'US', 'too-long'],
    ['415 555 0100 x3', 'US', 'extension'],
    ['415 555 0100 ext. 3', 'US', 'extension'],
    ['Dana', 'US', 'unknown'],
    ['1 800 FLOWERS', 'US', 'unknown'],
    ['ana@north.example', 'US', 'unknown'],
    ['client:', 'US', 'client'],
    ['client:ana ruiz', 'US', 'client'],
    ['sip:tier2', 'US', 'sip'],
    ['app:AP123', 'US', 'app'],
  ])('%s, called from %s, is refused: %s', (typed, country, why) => {
    expect(readWho(typed, country)).toEqual({ is: 'wrong', why });
  });

  test('nothing is neither right nor wrong', () => {
    expect(readWho('  ', 'US')).toEqual({ is: 'nothing' });
  });

  test('whatever is understood can be dialled, and is understood as the same once more', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom('US', 'GB', 'DE', null), (typed, country) => {
        const read = readWho(typed, country);
        if (!('address' in read)) return;
        expect(endpointForm(read.address)).not.toBeNull();
        expect(readWho(read.address, null)).toMatchObject({ is: read.is, address: read.address });
      }),
    );
  });
});

describe('who seems to call', () => {
  test('a mere name is one, since a SIP phone may be called from it', () => {
    expect(readCaller('north.desk', null)).toEqual({ is: 'name', address: 'north.desk' });
    expect(readCaller('north desk', null)).toEqual({ is: 'wrong', why: 'unknown' });
  });

  test('a number is read as one of the country', () => {
    expect(readCaller('(206) 555-0199', 'US')).toMatchObject({ address: '+12065550199' });
  });
});

test('what was not understood is told to Twilio as it was typed, so that it can be seen', () => {
  expect(addressOf(readWho('12', 'US'), ' 12 ')).toBe('12');
  expect(addressOf(readWho('(415) 555-0100', 'US'), '(415) 555-0100')).toBe('+14155550100');
});

test('a number tells its country, and a client tells none', () => {
  expect(countryOf('+442079460118')).toBe('GB');
  expect(countryOf('client:alex')).toBeNull();
});
