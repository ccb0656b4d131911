import type { Settings } from '../../../common/ipc/settings.ts';
import type { ActiveSession } from '../../store/session-store.ts';
import { ShortcutSettings } from '../keyboard/shortcut-settings.tsx';
import { AnnouncementsSection } from './announcements/announcements-section.tsx';
import { AppearanceSection } from './appearance-section.tsx';
import { DiagnosticsSection } from './diagnostics/diagnostics-section.tsx';
import { HistorySection } from './history-section.tsx';
import { LanguageSection } from './language-section.tsx';
import { NotificationsSection } from './notifications-section.tsx';
import { ProfilesSection } from './profiles/profiles-section.tsx';
import { RolesSection } from './roles/roles-section.tsx';
import type { SectionProps } from './section-props.ts';
import type { SettingsSection } from './sections.ts';
import { ThresholdsSection } from './thresholds/thresholds-section.tsx';
import { UpdatesSection } from './updates/updates-section.tsx';
import { settingsWords as words } from './words.ts';

interface ShownSectionProps extends Pick<SectionProps, 'onChange'> {
  readonly section: SettingsSection;
  readonly session: ActiveSession;
  /** Null until they were read. */
  readonly settings: Settings | null;
}

/** Accounts and diagnostics are there without settings; everything else waits for them. */
export function ShownSection({ section, session, settings, onChange }: ShownSectionProps) {
  if (section === 'profiles') return <ProfilesSection session={session} />;
  if (section === 'diagnostics') return <DiagnosticsSection />;
  if (settings === null) return <p role="status">{words.reading()}</p>;
  const props = { settings, onChange };
  switch (section) {
    case 'thresholds':
      return <ThresholdsSection {...props} />;
    case 'roles':
      return <RolesSection {...props} />;
    case 'announcements':
      return <AnnouncementsSection {...props} />;
    case 'notifications':
      return <NotificationsSection {...props} />;
    case 'shortcuts':
      return (
        <ShortcutSettings
          value={settings.shortcuts}
          onChange={(shortcuts) => onChange({ shortcuts })}
        />
      );
    case 'appearance':
      return <AppearanceSection {...props} />;
    case 'language':
      return <LanguageSection {...props} />;
    case 'history':
      return <HistorySection {...props} />;
    case 'updates':
      return <UpdatesSection {...props} />;
  }
}
