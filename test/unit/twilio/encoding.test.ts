import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeFields, fillPath } from '../../../main/twilio/encoding.ts';

const segmentOf = (label: string) => fillPath('/{Label}.json', { Label: label }).slice(1, -5);

describe('a label in a path', () => {
  it.each([
    ['Agent 4', 'Agent%204'],
    ['a#b', 'a%23b'],
    ['a?b', 'a%3Fb'],
    ['100%', '100%25'],
    ['a+b', 'a%2Bb'],
    ['a&b=c', 'a%26b%3Dc'],
    ['..', '..'],
    ['a/b', 'a%2Fb'],
    ['🎧', '%F0%9F%8E%A7'],
    ['مشرف', '%D9%85%D8%B4%D8%B1%D9%81'],
  ])('%s travels as %s', (label, segment) => {
    expect(segmentOf(label)).toBe(segment);
  });

  it('comes back as it was, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 128 }), (label) => {
        expect(decodeURIComponent(segmentOf(label))).toBe(label);
      }),
    );
  });

  it('never leaves its place in the address', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 128 }), (label) => {
        const url = new URL(fillPath('/a/{Label}.json', { Label: label }), 'https://host');
        expect([url.host, url.search, url.hash]).toEqual(['host', '', '']);
        expect(url.pathname.split('/')).toHaveLength(3);
      }),
    );
  });

  it('does not throw for half an emoji', () => {
    expect(segmentOf('\ud83c')).toBe('%EF%BF%BD');
  });

  it('is not taken for a pattern of replacement', () => {
    expect(segmentOf('$&$1')).toBe('%24%26%241');
  });
});

describe('a form', () => {
  it('has strict booleans', () => {
    expect(encodeFields({ Muted: true, Hold: false })).toBe('Muted=true&Hold=false');
  });

  it('repeats the key of an array', () => {
    expect(encodeFields({ Event: ['start', 'end'] })).toBe('Event=start&Event=end');
  });

  it('leaves out what is undefined and keeps what is empty', () => {
    expect(encodeFields({ WaitUrl: '', Label: undefined, Timeout: 30 })).toBe(
      'WaitUrl=&Timeout=30',
    );
  });

  it('comes back as it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (value) => {
        expect(new URLSearchParams(encodeFields({ Label: value })).get('Label')).toBe(value);
      }),
    );
  });
});
