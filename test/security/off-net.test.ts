import { expect, test } from 'vitest';
import { mayRequest } from '../../main/shell/off-net.ts';

test.each(['app://earshot/index.html', 'blob:app://earshot/1', 'data:image/png;base64,AA=='])(
  '%s stays on this computer, and may be asked for',
  (address) => {
    expect(mayRequest(address)).toBe(true);
  },
);

test.each([
  'https://example.com/',
  'http://127.0.0.1/',
  'ws://127.0.0.1/',
  'wss://example.com/app:',
  'ftp://example.com/',
  'file:///etc/passwd',
  'apps://earshot/index.html',
  ' app://earshot/',
  'chrome-extension://a/b.js',
  '',
])('%s may not', (address) => {
  expect(mayRequest(address)).toBe(false);
});
