import type { AnnouncementLanguage } from '../ipc/announcement.ts';

/** Words that a voice at Twilio says in a minute, about. */
const WORDS_A_MINUTE = 150;
/** About a breath at the end of a sentence, in seconds. */
const PAUSE = 0.4;

/** About how many seconds a voice takes for a text: numbers and abbreviations take longer than they look. */
export function spokenSeconds(text: string, language: AnnouncementLanguage): number {
  const words = countOf(text, language, 'word');
  if (words === 0) return 0;
  const sentences = countOf(text, language, 'sentence');
  return Math.max(1, Math.round((words * 60) / WORDS_A_MINUTE + (sentences - 1) * PAUSE));
}

function countOf(text: string, language: string, granularity: 'word' | 'sentence'): number {
  let count = 0;
  for (const { segment, isWordLike } of new Intl.Segmenter(language, { granularity }).segment(
    text,
  )) {
    const isSaid = granularity === 'word' ? isWordLike === true : segment.trim() !== '';
    if (isSaid) count += 1;
  }
  return count;
}
