import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { VOICES } from '../../../common/announcement/voices.ts';
import { foreignAddress } from '../../../relay/gateway/own-address.ts';
import { readAnnouncement } from '../../../relay/twiml/announcement-request.ts';
import { createSignedIds } from '../../../relay/twiml/signed-id.ts';
import { announcementTwiml, conferenceTwiml, holdMusicTwiml } from '../../../relay/twiml/twiml.ts';

const PUBLIC_URL = 'https://relay.example.com';
const read = (body: unknown) => readAnnouncement(body, foreignAddress(PUBLIC_URL));

describe('an announcement', () => {
  it('says the text that was typed, whatever stands in it, and nothing else', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (typed) => {
        const request = read({ text: typed });
        if (!request.ok) return;
        const xml = announcementTwiml(request.value.announcement);
        expect(spokenIn(xml)).toBe(typed.trim());
      }),
    );
  });

  it.each(['</Say><Hangup/><Say>', ']]>', '<![CDATA[x]]>', '&lt;&#x41;', '<!-- -->', '"\'>'])(
    'takes %s for words',
    (text) => {
      const request = read({ text });
      if (!request.ok) throw new Error(request.error);
      const xml = announcementTwiml(request.value.announcement);
      expect(spokenIn(xml)).toBe(text);
    },
  );

  it('is spoken in the language that was asked for, by one of its voices', () => {
    for (const [language, voices] of Object.entries(VOICES)) {
      expect(read({ text: 'Hello', language })).toMatchObject({
        value: { announcement: { language, voice: voices[0] } },
      });
      for (const voice of voices) {
        expect(read({ text: 'Hello', language, voice })).toMatchObject({
          value: { announcement: { voice } },
        });
      }
    }
  });

  it.each([
    [{ text: 'Hello', language: 'xx-XX' }, /no such language. Take one of en-US/],
    [{ text: 'Hello', language: '__proto__' }, /no such language/],
    [{ text: 'Hello', language: 'de-DE', voice: 'Polly.Joanna' }, /de-DE has no such voice/],
    [{ text: '   ' }, /text/],
    [{ text: 'x'.repeat(3_001) }, /text/],
    [{ text: 'a\u0000b' }, /cannot be spoken/],
    [{ text: '\ud800' }, /cannot be spoken/],
    [{ text: 'Hello', times: 6 }, /times/],
    [{ text: 'Hello', times: 0 }, /times/],
    [{ text: 'Hello', keepSeconds: 86_401 }, /keepSeconds/],
    [{ text: 'Hello', playUrl: 'https://example.com/a.mp3' }, /cannot be announced/],
    [{ playUrl: 'http://example.com/a.mp3' }, /https/],
    [{ playUrl: 'https://a:b@example.com/a.mp3' }, /password/],
    [{ playUrl: `${PUBLIC_URL}/callbacks/conference?SequenceNumber=1` }, /address of the relay/],
    [{}, /Send \{"text"/],
    [null, /Send \{"text"/],
  ])('is refused as %j, in words', (body, words) => {
    const request = read(body);
    expect(request.ok ? 'accepted' : request.error).toMatch(words);
  });
});

describe('an address of an announcement', () => {
  const NOW = 1_700_000_000_000;
  const ids = (now = NOW, ...secrets: [string, ...string[]]) => createSignedIds(secrets, () => now);

  it('is good until it runs out, and by an older secret, too', () => {
    const id = ids(NOW, 'old').sign('key', NOW + 10_000);
    expect(ids(NOW + 9_999, 'old').read(id)).toEqual({ key: 'key' });
    expect(ids(NOW + 9_999, 'new', 'old').read(id)).toEqual({ key: 'key' });
    expect(ids(NOW + 10_000, 'old').read(id)).toBe('expired');
    expect(ids(NOW, 'new').read(id)).toBe('forged');
  });

  it('cannot be made up or put off', () => {
    const id = ids(NOW, 'secret').sign('key', NOW + 10_000);
    const [key = '', expires = '', signature = ''] = id.split('.');
    for (const forged of [
      `${key}.zzzzzz.${signature}`,
      `key2.${expires}.${signature}`,
      `${key}.${expires}.${signature.slice(0, -1)}`,
      `${key}.${expires}.`,
      '',
    ]) {
      expect(ids(NOW, 'secret').read(forged)).toBe('forged');
    }
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(ids(NOW, 'secret').read(text)).toBe('forged');
      }),
    );
  });
});

it('music on hold goes on, and silence is a pause', () => {
  expect(holdMusicTwiml(null)).toContain('<Pause length="600"/>');
  expect(holdMusicTwiml('https://example.com/a.mp3?b=c&d=e')).toContain(
    '<Play loop="0">https://example.com/a.mp3?b=c&amp;d=e</Play>',
  );
});

it('the conference’s TwiML subscribes to every event, whatever the conference is called', () => {
  const xml = conferenceTwiml(PUBLIC_URL, 'A & <B>');
  const [, attributes = '', name] = xml.match(/<Conference ([^>]*)>([^<]*)<\/Conference>/) ?? [];
  expect(name).toBe('A &amp; &lt;B&gt;');
  expect(attributes.split(/"\s*/).slice(0, -1)).toEqual([
    'statusCallback=',
    `${PUBLIC_URL}/callbacks/conference`,
    'statusCallbackMethod=',
    'POST',
    'statusCallbackEvent=',
    'start end join leave mute hold modify speaker announcement',
  ]);
});

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&' };

/** What stands in the one element that may be there; what is encoded in it is decoded once. */
function spokenIn(xml: string): string | null {
  const [, text] =
    xml.match(
      /^<\?xml version="1.0" encoding="UTF-8"\?><Response><Say [^<>]*>([^<>]*)<\/Say><\/Response>$/,
    ) ?? [];
  if (text === undefined) return null;
  return text.replaceAll(/&(\w*);?/g, (_, name: string) => ENTITIES[name] ?? '?');
}
