import { createStore } from 'zustand/vanilla';
import type { Failure } from '../../../common/failure.ts';
import type { HistoryCalls, HistorySearch } from '../../../common/ipc/history.ts';
import type { ConferenceSid } from '../../../common/model/sid.ts';
import type { Bridge } from '../../bridge/bridge.ts';
import { type ListedCalls, withCall, withHead, withPage } from './merge-calls.ts';

export interface CallListState extends ListedCalls {
  /** `first`: what is listed, if anything, answers an earlier question. */
  readonly reading: 'first' | 'more' | null;
  /** False while calls that an older Earshot kept are still being looked through. */
  readonly isComplete: boolean;
  /** Why the latest reading failed. */
  readonly failure: Failure | null;
}

export type CallListStore = ReturnType<typeof createCallListStore>;

const PAGE = 100;

/** Calls of the history that a search finds, page by page, kept up to date while they are looked at. */
export function createCallListStore(bridge: Pick<Bridge, 'call'>) {
  const store = createStore<CallListState>(() => NOTHING);
  let wanted: HistorySearch | null = null;
  /** Counts the questions, so that an answer to an earlier one is known by it. */
  let question = 0;
  let isRefreshing = false;

  async function search(next: HistorySearch): Promise<void> {
    wanted = next;
    question += 1;
    const asked = question;
    store.setState({ reading: 'first', failure: null });
    const page = await read(next, null);
    if (asked !== question) return;
    if (page.ok) show(page.value, page.value);
    else store.setState({ ...NOTHING, reading: null, failure: page.error });
  }

  async function readMore(): Promise<void> {
    const { next, reading } = store.getState();
    if (wanted === null || next === null || reading !== null) return;
    const asked = question;
    store.setState({ reading: 'more', failure: null });
    const page = await read(wanted, next);
    if (asked !== question) return;
    if (page.ok) show(withPage(store.getState(), page.value), page.value);
    else store.setState({ reading: null, failure: page.error });
  }

  /** Reads again what may have changed: the beginning of the list, and `live` calls further down. */
  async function refresh(live: readonly ConferenceSid[]): Promise<void> {
    if (wanted === null || store.getState().reading !== null || isRefreshing) return;
    isRefreshing = true;
    try {
      await refreshAll(wanted, live);
    } finally {
      isRefreshing = false;
    }
  }

  async function refreshAll(search: HistorySearch, live: readonly ConferenceSid[]): Promise<void> {
    const asked = question;
    const head = await read(search, null);
    // What is shown was true; that it could not be read again is said by the next question.
    if (asked !== question || !head.ok) return;
    const before = store.getState();
    // Older calls that were found meanwhile may stand anywhere.
    const isSettled = !before.isComplete && head.value.isComplete;
    show(isSettled ? head.value : withHead(before, head.value), head.value, before.reading);
    const isRead = new Set(head.value.calls.map(({ conferenceSid }) => conferenceSid));
    for (const conferenceSid of live.filter((sid) => !isRead.has(sid))) {
      const one = await bridge.call('history:entries', { conferenceSid, after: LATER, limit: 1 });
      if (asked !== question) return;
      if (one.ok && one.value.call !== null)
        store.setState(withCall(store.getState(), one.value.call));
    }
  }

  function show(
    { calls, next }: ListedCalls,
    { isComplete }: HistoryCalls,
    reading: CallListState['reading'] = null,
  ): void {
    store.setState({ calls, next, isComplete, reading });
  }

  function read(search: HistorySearch, before: number | null) {
    return bridge.call('history:calls', { search, before, limit: PAGE });
  }

  return { ...store, search, readMore, refresh };
}

const NOTHING: CallListState = {
  calls: [],
  next: null,
  reading: 'first',
  isComplete: true,
  failure: null,
};

/** After everything that is kept: only the call itself is wanted. */
const LATER = Number.MAX_SAFE_INTEGER;
