import { useEffect, useRef } from 'react';
import type { CallSid, ConferenceSid } from '../../../common/model/sid.ts';
import { useLocal, useStores } from '../../store/stores.tsx';
import { useName } from '../floor/use-name.ts';
import { desktopNews, NOTHING_TOLD } from './desktop-news.ts';
import { useNeeds } from './needs-provider.tsx';
import { quietStore } from './quiet-store.ts';
import { subjectIn } from './use-subject.ts';

interface DesktopNeedsProps {
  /** Shows a call, and the person on it: somebody clicked on it on the desktop or in the mini window. */
  readonly onOpen: (conferenceSid: ConferenceSid, callSid: CallSid | null) => void;
}

/** Has the desktop tell what becomes pressing while nobody looks at the console. */
export function DesktopNeeds({ onOpen }: DesktopNeedsProps) {
  useToldOnDesktop();
  useOpened(onOpen);
  return null;
}

function useToldOnDesktop(): void {
  const { bridge, roster } = useStores();
  const ranking = useNeeds((state) => state.ranking);
  const settings = useLocal((state) => state.settings?.settings.notifications);
  const nameOf = useName();
  const latest = useRef({ look: () => {}, nameOf, memory: NOTHING_TOLD });
  latest.current.nameOf = nameOf;

  useEffect(() => {
    if (ranking === null || settings === undefined) return;
    latest.current.look = () => {
      const { view } = roster.getState();
      const { news, memory } = desktopNews(
        {
          ranking,
          settings,
          moment: momentNow(),
          subjectOf: (need) => subjectIn(need, view, latest.current.nameOf),
        },
        latest.current.memory,
      );
      latest.current.memory = memory;
      if (news.items.length + news.gone.length > 0) void bridge.call('notifications:show', news);
    };
    latest.current.look();
  }, [bridge, roster, ranking, settings]);

  useEffect(() => {
    // Whoever comes back to the console sees the rail, and needs no notification beside it.
    const look = () => latest.current.look();
    window.addEventListener('focus', look);
    return () => window.removeEventListener('focus', look);
  }, []);
}

function useOpened(onOpen: DesktopNeedsProps['onOpen']): void {
  const { bridge } = useStores();
  const latest = useRef(onOpen);
  latest.current = onOpen;
  useEffect(
    () =>
      bridge.on('floor:open', ({ conferenceSid, callSid }) => {
        if (conferenceSid !== null) latest.current(conferenceSid, callSid);
      }),
    [bridge],
  );
}

function momentNow() {
  const now = new Date();
  return {
    now: now.getTime(),
    minuteOfDay: now.getHours() * 60 + now.getMinutes(),
    quietUntil: quietStore.getState().until,
    isLookedAt: document.hasFocus(),
  };
}
