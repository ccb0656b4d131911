import { lazy, Suspense, useCallback, useMemo, useState } from 'react';
import { keyOf } from '../../../common/floor/floor-items.ts';
import type { CallSid, ConferenceSid } from '../../../common/model/sid.ts';
import type { ActiveSession } from '../../store/session-store.ts';
import { ToldAdditions } from '../additions/told-additions.tsx';
import { BulkTray } from '../bulk/bulk-tray.tsx';
import { LinkBanner } from '../floor/link-banner.tsx';
import { OwnConsoleProvider } from '../floor/own-console.tsx';
import { PointingProvider } from '../floor/pointing.tsx';
import { HistoryView } from '../history/history-view.tsx';
import { DesktopNeeds } from '../needs/desktop-needs.tsx';
import { NeedsProvider } from '../needs/needs-provider.tsx';
import { NoticeLines } from '../notices/notice-lines.tsx';
import { RehearsalBanner } from '../rehearsal/rehearsal-banner.tsx';
import { SettingsView } from '../settings/settings-view.tsx';
import { UndoTray } from '../undo/undo-tray.tsx';
import { ConsoleHeader } from './console-header.tsx';
import { ConsoleKeyboard } from './console-keyboard.tsx';
import classes from './console-view.module.css';
import { FloorQuestions } from './floor-questions.tsx';
import { FloorScreen } from './floor-screen.tsx';
import { LinkedCall } from './linked-call.tsx';
import { AT_FIRST, type ConsoleActs, type Opened } from './opened.ts';
import { useStillThere } from './use-selected.ts';
import { useViewFocus } from './use-view-focus.ts';

/** Its charts are as large as the rest of the page together: nobody waits for them to see the floor. */
const WallboardView = lazy(async () => {
  const { WallboardView: view } = await import('../wallboard/wallboard-view.tsx');
  return { default: view };
});

/** The console of an account: what my own voice does, always in sight, and one view below it. */
export function ConsoleView({ session }: { session: ActiveSession }) {
  const [chosen, setOpened] = useState<Opened>(AT_FIRST);
  const selection = useStillThere(chosen.selection);
  const opened = useMemo(() => ({ ...chosen, selection }), [chosen, selection]);
  const [isDataOpen, setIsDataOpen] = useState(false);
  const open = useCallback(
    (changes: Partial<Opened>) => setOpened((before) => ({ ...before, ...changes })),
    [],
  );
  const goTo = useCallback(
    (sid: ConferenceSid, callSid: CallSid | null) =>
      open({
        view: 'floor',
        call: sid,
        wanted: { key: callSid === null ? sid : keyOf(sid, callSid) },
      }),
    [open],
  );
  const want = useCallback((wanted: Opened['wanted']) => open({ wanted }), [open]);
  const main = useViewFocus(opened, want);
  const showData = useCallback(() => setIsDataOpen(true), []);
  const manageAnnouncements = useCallback(
    () => open({ view: 'settings', section: 'announcements' }),
    [open],
  );
  const acts = useMemo(() => ({ open, goTo, showData }), [open, goTo, showData]);
  const { consoleId, link } = session;

  return (
    <OwnConsoleProvider value={consoleId}>
      <FloorQuestions session={session} onManageAnnouncements={manageAnnouncements}>
        <NeedsProvider consoleId={consoleId}>
          <DesktopNeeds onOpen={goTo} />
          <LinkedCall onOpen={goTo} />
          <PointingProvider>
            <ConsoleKeyboard consoleId={consoleId} opened={opened} acts={acts}>
              <div className={classes.console}>
                {session.kind === 'rehearsal' && (
                  <RehearsalBanner key={session.epoch} link={link} />
                )}
                <ConsoleHeader
                  session={session}
                  view={opened.view}
                  onView={(view) => open({ view })}
                  isDataOpen={isDataOpen}
                  onDataOpen={setIsDataOpen}
                />
                <LinkBanner link={link} />
                <NoticeLines />
                <main ref={main} className={classes.main} tabIndex={-1}>
                  <View session={session} opened={opened} acts={acts} />
                </main>
                <ToldAdditions />
                <BulkTray />
                <UndoTray />
              </div>
            </ConsoleKeyboard>
          </PointingProvider>
        </NeedsProvider>
      </FloorQuestions>
    </OwnConsoleProvider>
  );
}

interface ViewProps {
  readonly session: ActiveSession;
  readonly opened: Opened;
  readonly acts: ConsoleActs;
}

function View({ session, opened, acts }: ViewProps) {
  switch (opened.view) {
    case 'floor':
      return <FloorScreen session={session} opened={opened} acts={acts} />;
    case 'history':
      return <HistoryView session={session} />;
    case 'wallboard':
      return (
        <Suspense>
          <WallboardView session={session} onClose={() => acts.open({ view: 'floor' })} />
        </Suspense>
      );
    case 'settings':
      return (
        <SettingsView
          session={session}
          section={opened.section}
          onSection={(section) => acts.open({ section })}
        />
      );
  }
}
