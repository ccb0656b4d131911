import { expect, it } from 'vitest';
import { xauthority } from '../../../scripts/desktop/xauthority.mjs';

it('an X authority holds one cookie, good for any host and any display', () => {
  const cookie = Buffer.from('000102030405060708090a0b0c0d0e0f', 'hex');
  const name = Buffer.from('MIT-MAGIC-COOKIE-1').toString('hex');
  expect(xauthority(cookie).toString('hex')).toBe(
    `ffff${'0000'}${'0000'}${'0012'}${name}${'0010'}${cookie.toString('hex')}`,
  );
});
