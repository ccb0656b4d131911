import { expect, test } from 'vitest';
import { mayNavigate } from '../../main/shell/navigation.ts';

const PAGE = 'app://earshot/index.html';

test('the page may be loaded again', () => {
  expect(mayNavigate(PAGE, PAGE)).toBe(true);
  expect(mayNavigate(PAGE, `${PAGE}#floor`)).toBe(true);
});

test('a page may not be replaced by the other one', () => {
  const mini = 'app://earshot/mini.html';
  expect(mayNavigate(mini, mini)).toBe(true);
  expect(mayNavigate(mini, PAGE)).toBe(false);
  expect(mayNavigate(PAGE, mini)).toBe(false);
});

test.each([
  'https://example.com/',
  'http://127.0.0.1/',
  'file:///etc/passwd',
  'data:text/html,<script>1</script>',
  'javascript:alert(1)',
  'blob:app://earshot/1',
  'about:blank',
  'app://elsewhere/index.html',
  'app://earshot/other.html',
  'app://earshot/index.html?next=1',
  'not an address',
  '',
])('the page may not be replaced by %s', (target) => {
  expect(mayNavigate(PAGE, target)).toBe(false);
});
