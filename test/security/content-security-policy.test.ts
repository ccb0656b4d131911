import { expect, test } from 'vitest';
import { contentSecurityPolicy } from '../../main/shell/content-security-policy.ts';

const policy = new Map(
  contentSecurityPolicy('bm9uY2U=')
    .split('; ')
    .map((directive) => {
      const [name = '', ...sources] = directive.split(' ');
      return [name, sources.join(' ')];
    }),
);

test('what is not named is refused', () => {
  expect(policy.get('default-src')).toBe("'none'");
});

test('the page opens no connection and runs its own files only', () => {
  expect(policy.get('connect-src')).toBe("'none'");
  expect(policy.get('script-src')).toBe("'self'");
  expect([...policy.values()].join(' ')).not.toMatch(/unsafe|\*|https?:|data:|blob:/);
});

test('injected styles need the nonce of the response', () => {
  expect(policy.get('style-src')).toBe("'self' 'nonce-bm9uY2U='");
});

test('nothing frames the page, and forms and base addresses lead nowhere', () => {
  for (const name of ['frame-ancestors', 'form-action', 'base-uri']) {
    expect(policy.get(name)).toBe("'none'");
  }
});
