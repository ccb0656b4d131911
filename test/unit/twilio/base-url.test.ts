import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { twilioBaseUrl } from '../../../main/twilio/base-url.ts';

const urlOf = (location: Parameters<typeof twilioBaseUrl>[0]) => {
  const result = twilioBaseUrl(location);
  return result.ok ? result.value : `refused: ${result.error.message}`;
};

describe('the address of Twilio', () => {
  it('is api.twilio.com unless said otherwise', () => {
    expect(urlOf({})).toBe('https://api.twilio.com');
    expect(urlOf({ region: null, edge: null, custom: null })).toBe('https://api.twilio.com');
    expect(urlOf({ region: '', edge: '', custom: '' })).toBe('https://api.twilio.com');
  });

  it('names the edge before the region', () => {
    expect(urlOf({ region: 'ie1', edge: 'dublin' })).toBe('https://api.dublin.ie1.twilio.com');
  });

  it('goes to us1 with an edge alone', () => {
    expect(urlOf({ edge: 'ashburn' })).toBe('https://api.ashburn.us1.twilio.com');
  });

  it('refuses a region without an edge, by name', () => {
    expect(urlOf({ region: 'ie1' })).toMatch(/region ie1 needs an edge/);
  });

  it.each(['evil.com/', 'a.b', '-a', 'a-', 'UPPER', 'a b', 'é', 'a@b', 'a:1'])(
    'refuses %j as a region or an edge, so that no other host can be named',
    (part) => {
      expect(urlOf({ region: part, edge: 'dublin' })).toMatch(/^refused/);
      expect(urlOf({ region: 'ie1', edge: part })).toMatch(/^refused/);
    },
  );

  it('stays below twilio.com for whatever is given as region and edge', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (region, edge) => {
        const result = twilioBaseUrl({ region, edge });
        if (result.ok) expect(new URL(result.value).hostname).toMatch(/(^|\.)twilio\.com$/);
      }),
    );
  });
});

describe('an address of one’s own', () => {
  it('keeps scheme, host and port', () => {
    expect(urlOf({ custom: 'https://Twilio.Example.com:8443/' })).toBe(
      'https://twilio.example.com:8443',
    );
  });

  it('comes before region and edge', () => {
    expect(urlOf({ custom: 'https://a.example', region: 'ie1' })).toBe('https://a.example');
  });

  it.each(['http://127.0.0.1:4010', 'http://127.9.9.9', 'http://[::1]:4010', 'http://localhost:1'])(
    'may be plain http on this computer itself: %s',
    (custom) => {
      expect(urlOf({ custom })).toBe(custom);
    },
  );

  it.each([
    'http://example.com',
    'http://10.0.0.1',
    'http://localhost.example.com',
    'http://127.0.0.1.example.com',
    'http://[::ffff:127.0.0.1]',
    'http://0.0.0.0',
    'ftp://localhost',
    'file:///etc/passwd',
    'javascript:alert(1)',
  ])('must be https elsewhere: %s', (custom) => {
    expect(urlOf({ custom })).toMatch(/must start with https/);
  });

  it.each(['nonsense', '//host', 'https://', 'https://a b'])('must be an address: %s', (custom) => {
    expect(urlOf({ custom })).toMatch(/^refused/);
  });

  it.each([
    'https://a.example/twilio',
    'https://a.example/?a=b',
    'https://a.example/#a',
    'https://a.example/..%2f',
  ])('ends after the host: %s', (custom) => {
    expect(urlOf({ custom })).toMatch(/must end after the host/);
  });

  it('holds no credentials, and the refusal does not repeat them', () => {
    const result = twilioBaseUrl({ custom: 'https://user:hunter2@a.example' });
    expect(result.ok).toBe(false);
    expect(JSON.stringify(result)).not.toContain('hunter2');
    expect(urlOf({ custom: 'https://user@a.example' })).toMatch(/user name/);
  });
});
