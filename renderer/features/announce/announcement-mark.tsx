import { IconAlertCircle, IconCheck, IconHelpCircle, IconSpeakerphone } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { CallSid, ConferenceSid } from '../../../common/model/sid.ts';
import type { AnnouncementKind } from '../../store/announcement-store.ts';
import { StatusText } from '../../ui/status-text.tsx';
import { useAnnouncementOn } from './use-announcement-on.ts';

interface AnnouncementMarkProps {
  readonly conferenceSid: ConferenceSid;
  /** Null: to the whole call. */
  readonly callSid: CallSid | null;
}

/** On a row: what became of the latest announcement, and nothing where there was none. */
export function AnnouncementMark({ conferenceSid, callSid }: AnnouncementMarkProps) {
  const announcement = useAnnouncementOn(conferenceSid, callSid);
  if (announcement === null) return null;
  const { kind, words, means } = announcement;
  return (
    <StatusText icon={ICONS[kind]} tone={TONES[kind]} title={means}>
      {words}
    </StatusText>
  );
}

const ICONS: Readonly<Record<AnnouncementKind, ReactNode>> = {
  playing: <IconSpeakerphone size={14} aria-hidden />,
  played: <IconCheck size={14} aria-hidden />,
  failed: <IconAlertCircle size={14} aria-hidden />,
  unknown: <IconHelpCircle size={14} aria-hidden />,
};

const TONES = { playing: undefined, played: 'good', failed: 'bad', unknown: 'warn' } as const;
