import type { HistoryCall, HistoryCalls } from '../../../common/ipc/history.ts';

/** Calls in the order of the history, and where those after them begin; null: there are none. */
export interface ListedCalls {
  readonly calls: readonly HistoryCall[];
  readonly next: number | null;
}

/**
 * The list after its beginning was read again: new calls stand first, what changed is as it is now, and
 * everything else keeps its place and its identity. Where so many are new that nothing links the two,
 * the beginning is all that is sure.
 */
export function withHead(before: ListedCalls, head: HistoryCalls): ListedCalls {
  const known = new Map(before.calls.map((call) => [call.conferenceSid, call]));
  const isLinked = head.next === null || head.calls.some((call) => known.has(call.conferenceSid));
  const calls = head.calls.map((call) => keptCall(known.get(call.conferenceSid), call));
  if (!isLinked) return { calls, next: head.next };
  const again = new Set(calls.map(({ conferenceSid }) => conferenceSid));
  const rest = before.calls.filter(({ conferenceSid }) => !again.has(conferenceSid));
  if (head.next === null || rest.length === 0) return keptList(before, { calls, next: head.next });
  return keptList(before, { calls: [...calls, ...rest], next: before.next });
}

/** The list with the page that follows it. */
export function withPage(before: ListedCalls, page: HistoryCalls): ListedCalls {
  const known = new Set(before.calls.map(({ conferenceSid }) => conferenceSid));
  const more = page.calls.filter(({ conferenceSid }) => !known.has(conferenceSid));
  return { calls: [...before.calls, ...more], next: page.next };
}

/** The list with one call as it is now. */
export function withCall(before: ListedCalls, call: HistoryCall): ListedCalls {
  const calls = before.calls.map((one) =>
    one.conferenceSid === call.conferenceSid ? keptCall(one, call) : one,
  );
  return keptList(before, { calls, next: before.next });
}

/** Calls are small and flat. */
function keptCall(before: HistoryCall | undefined, now: HistoryCall): HistoryCall {
  return before !== undefined && JSON.stringify(before) === JSON.stringify(now) ? before : now;
}

function keptList(before: ListedCalls, now: ListedCalls): ListedCalls {
  const isSame =
    before.next === now.next &&
    before.calls.length === now.calls.length &&
    before.calls.every((call, at) => call === now.calls[at]);
  return isSame ? before : now;
}
