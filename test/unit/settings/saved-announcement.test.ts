import { describe, expect, test } from 'vitest';
import { savedAnnouncementsSchema } from '../../../common/ipc/saved-announcement.ts';

const text = { kind: 'text', text: 'One moment, please.', language: 'en-US' } as const;
const said = (name: string, content: unknown = text) => ({ name, content });

function refusal(list: readonly unknown[]) {
  const [issue] = savedAnnouncementsSchema.safeParse(list).error?.issues ?? [];
  return issue === undefined ? null : `${issue.path.join('.')}: ${issue.message}`;
}

describe('saved announcements', () => {
  test('are texts with a language and perhaps a voice, or addresses', () => {
    const list = [
      said('Wait'),
      said('Wait, in a voice', { ...text, voice: 'Polly.Joanna-Neural' }),
      said('Music', { kind: 'url', url: 'https://example.com/a.mp3', method: 'POST' }),
    ];
    expect(savedAnnouncementsSchema.parse(list)).toEqual(list);
  });

  test('have names without the spaces around them, which differ by more than case', () => {
    expect(savedAnnouncementsSchema.parse([said(' Wait ')])[0]?.name).toBe('Wait');
    expect(refusal([said('Wait'), said('Music'), said('WAIT ')])).toBe(
      '2.name: There is another announcement called “WAIT”',
    );
    // The same letter, written in two ways.
    expect(refusal([said('Caf\u00e9'), said('Cafe\u0301')])).toMatch(/^1\.name/);
  });

  test.each([
    ['no name', said('  '), '0.name: Give it a name'],
    ['a long name', said('x'.repeat(61)), '0.name: Use at most 60 characters'],
    ['a name of two lines', said('a\nb'), '0.name: Use a name of one line'],
    [
      'nothing to say',
      said('Wait', { ...text, text: ' ' }),
      '0.content.text: Type what shall be said',
    ],
    [
      'a key to the account',
      said('Wait', { kind: 'url', url: 'https://me:secret@example.com/a.mp3', method: 'GET' }),
      '0.content.url: Leave the user name and password out of the address',
    ],
    [
      'an address without a lock',
      said('Wait', { kind: 'url', url: 'http://example.com/a.mp3', method: 'GET' }),
      '0.content.url: Use a full address that starts with https://',
    ],
    [
      'a voice with markup',
      said('Wait', { ...text, voice: '"><Play>' }),
      '0.content.voice: Use a voice by its name, such as Polly.Joanna-Neural',
    ],
  ])('with %s is refused', (_, announcement, why) => {
    expect(refusal([announcement])).toBe(why);
  });

  test('beyond a hundred are refused', () => {
    const list = Array.from({ length: 101 }, (_, index) => said(`Wait ${index}`));
    expect(refusal(list)).toBe(': Keep at most 100 announcements');
    expect(refusal(list.slice(1))).toBeNull();
  });
});
