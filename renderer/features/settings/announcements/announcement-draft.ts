import type { AnnouncementLanguage } from '../../../../common/ipc/announcement.ts';
import {
  type SavedAnnouncement,
  savedAnnouncementsSchema,
} from '../../../../common/ipc/saved-announcement.ts';
import { put } from '../in-order.ts';

/** The fields as typed; those of the other kind stay while one looks at this one. */
export interface AnnouncementDraft {
  readonly name: string;
  readonly kind: SavedAnnouncement['content']['kind'];
  readonly text: string;
  readonly language: AnnouncementLanguage;
  readonly voice: string;
  readonly url: string;
  readonly method: 'GET' | 'POST';
}

export function draftOf(
  saved: SavedAnnouncement | undefined,
  usual: AnnouncementLanguage,
): AnnouncementDraft {
  const empty = { text: '', language: usual, voice: '', url: '', method: 'GET' } as const;
  if (saved === undefined) return { name: '', kind: 'text', ...empty };
  const { name, content } = saved;
  return {
    name,
    ...empty,
    ...content,
    ...(content.kind === 'text' && { voice: content.voice ?? '' }),
  };
}

export type ReadDraft =
  | { readonly ok: true; readonly announcements: SavedAnnouncement[] }
  /** What is wrong, by the field in which it was typed; `all` of them together. */
  | { readonly ok: false; readonly problems: Readonly<Record<string, string>> };

/** The list with the draft at its place (null: at the end), as the schema of the settings judges it. */
export function readDraft(
  draft: AnnouncementDraft,
  announcements: readonly SavedAnnouncement[],
  at: number | null,
): ReadDraft {
  const { name, kind, text, language, voice, url, method } = draft;
  const content =
    kind === 'text'
      ? { kind, text, language, ...(voice.trim() === '' ? {} : { voice: voice.trim() }) }
      : { kind, url, method };
  const judged = savedAnnouncementsSchema.safeParse(
    put<unknown>(announcements, at, { name, content }),
  );
  if (judged.success) return { ok: true, announcements: judged.data };
  const problems: Record<string, string> = {};
  for (const { path, message } of judged.error.issues) {
    // Two with one name are told at the later of them, which need not be this one.
    const field = path.length === 0 ? 'all' : String(path.at(-1));
    problems[field] ??= message;
  }
  return { ok: false, problems };
}
