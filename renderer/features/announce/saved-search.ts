import { foldText } from '../../../common/floor/fold-text.ts';
import type { SavedAnnouncement } from '../../../common/ipc/saved-announcement.ts';

/** Those whose name, text or address has all of the words, in any order. */
export function savedFound(
  saved: readonly SavedAnnouncement[],
  typed: string,
): readonly SavedAnnouncement[] {
  const wanted = foldText(typed)
    .split(/\s+/)
    .filter((word) => word !== '');
  return saved.filter(({ name, content }) => {
    const all = foldText(`${name} ${content.kind === 'text' ? content.text : content.url}`);
    return wanted.every((word) => all.includes(word));
  });
}
