import type { SavedAnnouncement } from '../../../common/ipc/saved-announcement.ts';
import type { Content } from './draft.ts';

/** The saved ones with one more under this name, in the place of the one that has the name already. */
export function withSaved(
  saved: readonly SavedAnnouncement[],
  name: string,
  content: Content,
): { readonly same: SavedAnnouncement | null; readonly next: readonly SavedAnnouncement[] } {
  const same = saved.find((one) => sameName(one.name) === sameName(name)) ?? null;
  const kept = { name, content };
  const next = same === null ? [...saved, kept] : saved.map((one) => (one === same ? kept : one));
  return { same, next };
}

function sameName(name: string): string {
  return name.trim().normalize('NFC').toLowerCase();
}
