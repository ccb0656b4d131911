import type { FailedAdd } from '../../../common/floor/needs/need.ts';
import type { Addition } from '../../../common/ipc/addition.ts';

/** Tells who was added and did not come; the very same list while the attempts are the same. */
export function createFailedAdds(): (additions: readonly Addition[]) => readonly FailedAdd[] {
  let last: { readonly of: readonly Addition[]; readonly failed: readonly FailedAdd[] } | null =
    null;
  return (additions) => {
    if (last?.of !== additions) last = { of: additions, failed: additions.flatMap(failedAdd) };
    return last.failed;
  };
}

function failedAdd(addition: Addition): readonly FailedAdd[] {
  const { id, conference, to: address, label, state } = addition;
  const why = whyNot(state);
  if (why === null) return [];
  const { sid: conferenceSid, name: callName } = conference;
  return [{ id, conferenceSid, callName, address, label, why, at: state.since }];
}

/** Null for who may still come, and for whom one did not want any more. */
function whyNot(state: Addition['state']): FailedAdd['why'] | null {
  if (state.kind === 'ended') return state.outcome === 'canceled' ? null : state.outcome;
  return state.kind === 'refused' || state.kind === 'unknown' ? state.kind : null;
}
