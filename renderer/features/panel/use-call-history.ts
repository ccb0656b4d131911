import { useEffect, useState } from 'react';
import type { HistoryEntry } from '../../../common/ipc/history.ts';
import type { ConferenceSid } from '../../../common/model/sid.ts';
import type { Bridge } from '../../bridge/bridge.ts';
import { useStores } from '../../store/stores.tsx';

/** What happens is written down within about this time, in milliseconds. */
const WRITTEN_AFTER_MS = 500;
/** What changes no row, such as a refused command, is looked for so often, in milliseconds. */
const LOOK_EVERY_MS = 4_000;
const PAGE = 1_000;
/** Of a call that goes on for days the latest is enough. */
const MOST_ENTRIES = 5_000;

/** What this computer knows of a call, followed while it goes on. */
export function useCallHistory(conferenceSid: ConferenceSid): readonly HistoryEntry[] {
  const { bridge, roster } = useStores();
  const [entries, setEntries] = useState<readonly HistoryEntry[]>(NONE);

  useEffect(() => {
    setEntries(NONE);
    const follow = followEntries(bridge, conferenceSid, (more) =>
      setEntries((before) => [...before, ...more].slice(-MOST_ENTRIES)),
    );
    let timer: ReturnType<typeof setTimeout> | undefined;
    const unsubscribe = roster.subscribe(({ view }, { view: before }) => {
      if (view?.conferences.get(conferenceSid) === before?.conferences.get(conferenceSid)) return;
      timer ??= setTimeout(() => {
        timer = undefined;
        void follow.look();
      }, WRITTEN_AFTER_MS);
    });
    void follow.look();
    return () => {
      unsubscribe();
      clearTimeout(timer);
      follow.close();
    };
  }, [bridge, roster, conferenceSid]);

  return entries;
}

const NONE: readonly HistoryEntry[] = [];

function followEntries(
  bridge: Bridge,
  conferenceSid: ConferenceSid,
  onMore: (entries: readonly HistoryEntry[]) => void,
) {
  let after: number | null = null;
  let isClosed = false;
  let isLooking = false;
  const timer = setInterval(() => void look(), LOOK_EVERY_MS);

  async function look(): Promise<void> {
    if (isLooking) return;
    isLooking = true;
    let hasMore = true;
    while (hasMore && !isClosed) {
      const page = await bridge.call('history:entries', { conferenceSid, after, limit: PAGE });
      hasMore = page.ok && page.value.hasMore;
      if (!page.ok || isClosed) break;
      after = page.value.next;
      if (page.value.entries.length > 0) onMore(page.value.entries);
    }
    isLooking = false;
  }

  return {
    look,
    close() {
      isClosed = true;
      clearInterval(timer);
    },
  };
}
