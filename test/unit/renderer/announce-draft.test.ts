import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sayTwiml } from '../../../common/announcement/say-twiml.ts';
import { spokenSeconds } from '../../../common/announcement/spoken-seconds.ts';
import { VOICES } from '../../../common/announcement/voices.ts';
import { ANNOUNCEMENT_LANGUAGES } from '../../../common/ipc/announcement.ts';
import type { SavedAnnouncement } from '../../../common/ipc/saved-announcement.ts';
import { announceUrlSchema } from '../../../common/model/announce-url.ts';
import { readAnnouncement } from '../../../relay/twiml/announcement-request.ts';
import { announcementTwiml } from '../../../relay/twiml/twiml.ts';
import { audienceOf, planFor } from '../../../renderer/features/announce/audience.ts';
import { contentOf, draftOf, emptyDraft } from '../../../renderer/features/announce/draft.ts';
import { savedFound } from '../../../renderer/features/announce/saved-search.ts';
import { withSaved } from '../../../renderer/features/announce/with-saved.ts';
import {
  conferenceRow,
  conferenceView,
  participantRow,
  rosterView,
} from '../../support/arbitraries/rows.ts';

const SAVED: readonly SavedAnnouncement[] = [
  {
    name: 'Fire drill',
    content: { kind: 'text', text: 'Please leave the building', language: 'en-GB' },
  },
  {
    name: 'Über uns',
    content: { kind: 'url', url: 'https://example.com/about.xml', method: 'GET' },
  },
];

describe('a draft', () => {
  const draft = { ...emptyDraft('text', 'de-DE'), text: '  Hello  ', url: 'https://example.com/a' };

  it('keeps what was typed while one goes from one way to another', () => {
    const there = { ...draft, way: 'url' } as const;
    expect(contentOf(there, SAVED)).toEqual({
      content: { kind: 'url', url: 'https://example.com/a', method: 'POST' },
    });
    expect(contentOf({ ...there, way: 'text' }, SAVED)).toEqual({
      content: { kind: 'text', text: 'Hello', language: 'de-DE' },
    });
  });

  it('says at which field something is wrong', () => {
    expect(contentOf({ ...draft, text: ' ' }, SAVED)).toMatchObject({ field: 'text' });
    expect(contentOf({ ...draft, text: 'Bell \u0007' }, SAVED)).toMatchObject({ field: 'text' });
    expect(contentOf({ ...draft, way: 'url', url: 'http://x' }, SAVED)).toMatchObject({
      field: 'url',
    });
    expect(contentOf({ ...draft, way: 'saved' }, SAVED)).toMatchObject({ field: 'chosen' });
  });

  it('becomes what was saved when that is to be changed, and says the same', () => {
    for (const { content } of SAVED) {
      expect(contentOf(draftOf(content, draft), SAVED)).toEqual({ content });
    }
  });

  it('begins in the language of the system where there is a voice for it', () => {
    expect(emptyDraft('text', 'pl-PL').language).toBe('pl-PL');
    expect(emptyDraft('text', 'cy-GB').language).toBe('en-US');
  });
});

it('saved ones are found by words of name, text or address, in any order and without accents', () => {
  const names = (typed: string) => savedFound(SAVED, typed).map(({ name }) => name);
  expect(names('')).toEqual(['Fire drill', 'Über uns']);
  expect(names('building fire')).toEqual(['Fire drill']);
  expect(names('uber ABOUT')).toEqual(['Über uns']);
  expect(names('fire about')).toEqual([]);
});

it('saving under a name that is there replaces that one, in its place', () => {
  const content = { kind: 'text', text: 'New', language: 'en-US' } as const;
  expect(withSaved(SAVED, ' fire DRILL ', content)).toMatchObject({
    same: { name: 'Fire drill' },
    next: [{ content }, { name: 'Über uns' }],
  });
  expect(withSaved(SAVED, 'Other', content)).toMatchObject({ same: null, next: { length: 3 } });
});

it('the TwiML that is shown is the TwiML that a relay writes, whatever is said', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }),
        fc.constantFrom('&lt;b> & "x" \'y\' ]]>', 'a\n\tb', '&amp;amp;'),
      ),
      fc.constantFrom(...ANNOUNCEMENT_LANGUAGES),
      (text, language) => {
        const read = readAnnouncement({ text, language }, announceUrlSchema);
        fc.pre(read.ok);
        expect(sayTwiml({ text, language })).toBe(
          announcementTwiml(read.ok ? read.value.announcement : neverRead()),
        );
      },
    ),
  );
});

function neverRead(): never {
  throw new Error('it was read');
}

it('every text that is taken here is one that a relay takes', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
      const read = contentOf({ ...emptyDraft('text', 'en-US'), text }, []);
      const isTaken = readAnnouncement({ text, language: 'en-US' }, announceUrlSchema).ok;
      expect('content' in read).toBe(isTaken);
    }),
  );
});

it('a language’s own voices are among those that are offered, the first by default', () => {
  for (const language of ANNOUNCEMENT_LANGUAGES) {
    expect(sayTwiml({ text: 'x', language })).toContain(`voice="${VOICES[language][0]}"`);
  }
});

it('a longer text takes longer, also in a language that writes without spaces', () => {
  expect(spokenSeconds('', 'en-US')).toBe(0);
  expect(spokenSeconds('Hello', 'en-US')).toBe(1);
  const sentence = 'Please hold the line while we find somebody who can help you today. ';
  expect(spokenSeconds(sentence, 'en-US')).toBeGreaterThanOrEqual(4);
  expect(spokenSeconds(sentence.repeat(5), 'en-US')).toBeGreaterThan(
    4 * spokenSeconds(sentence, 'en-US'),
  );
  expect(spokenSeconds('ただいまお電話が大変混み合っております。', 'ja-JP')).toBeGreaterThan(2);
});

describe('the audience of selected people', () => {
  const here = participantRow(1, 1, { label: 'Ann' });
  const alsoHere = participantRow(1, 2, { label: 'Bo' });
  const elsewhere = participantRow(2, 3, { label: 'Cy' });
  const rings = participantRow(2, 4, { label: 'Di', status: 'ringing' });
  const view = rosterView(
    conferenceView(conferenceRow(1), [here, alsoHere]),
    conferenceView(conferenceRow(2), [elsewhere, participantRow(2, 5), rings]),
  );
  const nameOf = ({ label }: { label: string | null }) => label ?? '?';

  it('is counted exactly, with who is left out and why', () => {
    const rows = [here, alsoHere, elsewhere, rings, participantRow(3, 9, { label: 'Ed' })];
    const { sentences, isGone } = audienceOf({ kind: 'many', rows }, view, nameOf);
    expect(isGone).toBe(false);
    expect(sentences[0]).toBe('3 people on 2 calls hear it.');
    expect(sentences.join(' ')).toMatch(
      /1 of them that is everybody.*Di does not hear it.*Ed has left/,
    );
  });

  it('is nobody when all of them have left', () => {
    const rows = [participantRow(3, 9)];
    expect(audienceOf({ kind: 'many', rows }, view, nameOf).isGone).toBe(true);
  });

  it('is one request for a call of which everybody is selected', () => {
    const playable = { url: 'https://example.com/a', method: 'POST' } as const;
    const plan = planFor([here, alsoHere, elsewhere], playable, view);
    expect(plan?.commands.map(({ kind }) => kind)).toEqual(['announce-to-all', 'announce']);
  });
});
