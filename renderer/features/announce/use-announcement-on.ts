import type { CallSid, ConferenceSid } from '../../../common/model/sid.ts';
import { type AnnouncementKind, announcementKey } from '../../store/announcement-store.ts';
import { useAnnouncements } from '../../store/stores.tsx';
import { announceWords as words } from './words.ts';

interface AnnouncementOn {
  readonly kind: AnnouncementKind;
  readonly words: string;
  /** What that means, in a sentence. */
  readonly means: string;
}

/**
 * What became of my latest announcement to somebody, or with null to the whole call, after Twilio took
 * it; null when there was none of late. Why one failed stands in the notes.
 */
export function useAnnouncementOn(
  conferenceSid: ConferenceSid,
  callSid: CallSid | null,
): AnnouncementOn | null {
  const kind = useAnnouncements(
    ({ latest }) => latest.get(announcementKey(conferenceSid, callSid))?.kind,
  );
  if (kind === undefined) return null;
  return { kind, words: words.outcome(kind), means: words.outcomeMeans(kind) };
}
