import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { HistorySearch } from '../../../common/ipc/history.ts';
import type { ConferenceSid } from '../../../common/model/sid.ts';
import { DEFAULT_THRESHOLDS } from '../../../common/roster/thresholds.ts';
import { useStores } from '../../store/stores.tsx';
import { useThresholds } from '../floor/use-thresholds.ts';
import { type CallListState, type CallListStore, createCallListStore } from './call-list-store.ts';
import { EVERYTHING, searchOf, type Wanted } from './wanted.ts';

/** A word is finished by then, in milliseconds. */
const SETTLE_MS = 250;
/** How often the list is read again, in milliseconds, unless reading takes long. */
const FOLLOW_EVERY_MS = 3_000;
/** Reading may take one part in so many of the time. */
const SPARE = 20;

export interface CallList extends CallListState {
  readonly wanted: Wanted;
  /** The question that the list answers, or will; null before the first. */
  readonly asked: HistorySearch | null;
  /** From how long on a hold is long, in milliseconds. */
  readonly longHoldMs: number;
  want(wanted: Wanted): void;
  wantEverything(): void;
  readAgain(): void;
  readMore(): void;
  /** These live calls are on the screen. */
  follow(live: readonly ConferenceSid[]): void;
}

/** The calls that are looked for, and what is wanted of them. */
export function useCallList(supervisorName: string): CallList {
  const { bridge } = useStores();
  const store = useMemo(() => createCallListStore(bridge), [bridge]);
  const state = useStore(store);
  const [wanted, setWanted] = useState(EVERYTHING);
  const [asked, setAsked] = useState<HistorySearch | null>(null);
  const { hold } = useThresholds();
  const longHoldMs = (hold.lateAfter ?? DEFAULT_THRESHOLDS.hold.lateAfter ?? 0) * 1_000;
  const follow = useFollowed(store);

  const ask = useCallback(
    (wish: Wanted) => {
      const search = searchOf(wish, { supervisorName, longHoldMs, now: Date.now() });
      setAsked(search);
      void store.search(search);
    },
    [store, supervisorName, longHoldMs],
  );

  const isFirst = useRef(true);
  useEffect(() => {
    const timer = setTimeout(() => ask(wanted), isFirst.current ? 0 : SETTLE_MS);
    isFirst.current = false;
    return () => clearTimeout(timer);
  }, [ask, wanted]);

  return {
    ...state,
    wanted,
    asked,
    longHoldMs,
    want: setWanted,
    wantEverything: () => setWanted(EVERYTHING),
    readAgain: () => ask(wanted),
    readMore: store.readMore,
    follow,
  };
}

/** Reads again and again what may have changed. A search that takes long is asked more seldom. */
function useFollowed(store: CallListStore): CallList['follow'] {
  const live = useRef<readonly ConferenceSid[]>([]);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isOver = false;
    async function look(): Promise<void> {
      const began = performance.now();
      await store.refresh(live.current);
      const pause = Math.max(FOLLOW_EVERY_MS, (performance.now() - began) * SPARE);
      if (!isOver) timer = setTimeout(() => void look(), pause);
    }
    timer = setTimeout(() => void look(), FOLLOW_EVERY_MS);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [store]);
  return useCallback((sids) => {
    live.current = sids;
  }, []);
}
