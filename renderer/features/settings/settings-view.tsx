import { useRef, useState } from 'react';
import type { ActiveSession } from '../../store/session-store.ts';
import { SavingLine } from './saving-line.tsx';
import { SectionList } from './section-list.tsx';
import type { SettingsSection } from './sections.ts';
import { SettingsNotice } from './settings-notice.tsx';
import classes from './settings-view.module.css';
import { ShownSection } from './shown-section.tsx';
import { useShownSettings } from './use-settings-saving.ts';
import { settingsWords as words } from './words.ts';

interface SettingsViewProps {
  readonly session: ActiveSession;
  /** Which section is shown; the view itself decides without it. */
  readonly section?: SettingsSection | undefined;
  readonly onSection?: ((section: SettingsSection) => void) | undefined;
}

/** Everything that can be set, one section at a time. Each change is saved at once. */
export function SettingsView({ session, section, onSection }: SettingsViewProps) {
  const [chosen, setChosen] = useState<SettingsSection>('profiles');
  const page = useRef<HTMLDivElement>(null);
  const shown = section ?? chosen;
  const { settings, saving } = useShownSettings();

  function show(next: SettingsSection): void {
    setChosen(next);
    onSection?.(next);
    page.current?.scrollTo({ top: 0 });
  }

  return (
    <div className={classes.view}>
      <div className={classes.side}>
        <h1 className={classes.title}>{words.title()}</h1>
        <SectionList shown={shown} onShow={show} />
      </div>
      <div ref={page} className={classes.page}>
        <section className={classes.section} aria-labelledby="settings-section">
          <header className={classes.head}>
            <div>
              <h2 id="settings-section" className={classes.name}>
                {words.section(shown)}
              </h2>
              <p className={classes.lead}>{words.lead(shown)}</p>
            </div>
            <SavingLine saving={saving} />
          </header>
          <SettingsNotice />
          <ShownSection
            key={shown}
            section={shown}
            session={session}
            settings={settings}
            onChange={(changes, options) => void saving.change(changes, options)}
          />
        </section>
      </div>
    </div>
  );
}
