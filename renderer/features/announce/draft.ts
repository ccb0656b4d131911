import { z } from 'zod';
import {
  ANNOUNCEMENT_LANGUAGES,
  type AnnouncementLanguage,
  announcementTextSchema,
} from '../../../common/ipc/announcement.ts';
import type { SavedAnnouncement } from '../../../common/ipc/saved-announcement.ts';
import { announceUrlSchema } from '../../../common/model/announce-url.ts';
import { type Way, announceWords as words } from './words.ts';

/** What is being composed. Whatever was typed stays when one goes from one way to another. */
export interface Draft {
  readonly way: Way;
  readonly text: string;
  readonly language: AnnouncementLanguage;
  /** Null: the first of its language. */
  readonly voice: string | null;
  readonly url: string;
  readonly method: 'GET' | 'POST';
  /** The saved one that is chosen, by its name. */
  readonly chosen: string | null;
}

export type DraftField = 'text' | 'language' | 'voice' | 'url' | 'chosen';
export type Content = SavedAnnouncement['content'];

export function emptyDraft(way: Way, systemLanguage: string): Draft {
  const language = ANNOUNCEMENT_LANGUAGES.find((one) => one === systemLanguage) ?? 'en-US';
  return { way, text: '', language, voice: null, url: '', method: 'POST', chosen: null };
}

type Read = { readonly content: Content } | { readonly field: DraftField; readonly error: string };

/** What the draft would announce, or what is wrong with which of its fields. */
export function contentOf(draft: Draft, saved: readonly SavedAnnouncement[]): Read {
  switch (draft.way) {
    case 'saved': {
      const one = saved.find(({ name }) => name === draft.chosen);
      return one === undefined
        ? { field: 'chosen', error: words.choose() }
        : { content: one.content };
    }
    case 'text': {
      const { text, language, voice } = draft;
      const read = speakableSchema.safeParse(
        voice === null ? { text, language } : { text, language, voice },
      );
      return read.success
        ? { content: { kind: 'text', ...read.data } }
        : { field: 'text', error: read.error.issues[0]?.message ?? '' };
    }
    case 'url': {
      const url = announceUrlSchema.safeParse(draft.url);
      return url.success
        ? { content: { kind: 'url', url: url.data, method: draft.method } }
        : { field: 'url', error: url.error.issues[0]?.message ?? '' };
    }
  }
}

/** The same as a draft that can be changed. */
export function draftOf(content: Content, draft: Draft): Draft {
  if (content.kind === 'url') {
    return { ...draft, way: 'url', url: content.url, method: content.method };
  }
  const { text, language, voice = null } = content;
  return { ...draft, way: 'text', text, language, voice };
}

/** Line breaks are pauses; nothing else that cannot be seen is taken by a relay. */
const SPEAKABLE = /^[\n\t\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]*$/u;

const speakableSchema = announcementTextSchema.check(
  z.refine(({ text }) => SPEAKABLE.test(text), {
    error: () => words.unspeakable(),
    path: ['text'],
  }),
);
