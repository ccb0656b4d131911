import { createStore } from 'zustand/vanilla';
import type { Draft } from '../../common/adding/draft.ts';
import type { Failure } from '../../common/failure.ts';
import type { Addition, AddRequest } from '../../common/ipc/addition.ts';
import type { ConferenceSid } from '../../common/model/sid.ts';
import type { Bridge } from '../bridge/bridge.ts';
import { attemptAtClick, isOver } from './attempt.ts';
import type { PageClock } from './page-clock.ts';

export interface AdditionsState {
  /** Every attempt to add somebody that was not dismissed, in the order in which they were asked for. */
  readonly additions: readonly Addition[];
}

export type AdditionStore = ReturnType<typeof createAdditionStore>;

interface AdditionStoreNeeds {
  readonly bridge: Bridge;
  /** What a call is called. */
  readonly nameOf: (sid: ConferenceSid) => string;
  readonly clock: Pick<PageClock, 'now'>;
}

/**
 * Follows every attempt to add somebody. One stands in the list from the click on; as soon as main knows it,
 * main's word alone says how far it came.
 */
export function createAdditionStore({ bridge, nameOf, clock }: AdditionStoreNeeds) {
  const store = createStore<AdditionsState>(() => ({ additions: [] }));
  /** Counts the sessions: an answer to what an earlier one asked says nothing about this one. */
  let life = 0;
  let told: readonly Addition[] = [];
  let pushes = 0;
  /** Asked for here, and not in main's list yet. */
  const own = new Map<string, Addition>();
  /** For which call each was asked for here, to be asked for again. */
  const calls = new Map<string, AddRequest['conference']>();
  const dismissed = new Set<string>();
  const cancels = new Map<string, { readonly failure: Failure | null }>();

  bridge.on('adding:changed', (additions) => {
    pushes += 1;
    take(additions);
  });

  function take(additions: readonly Addition[]): void {
    told = additions;
    const ids = new Set(additions.map(({ id }) => id));
    for (const id of ids) own.delete(id);
    for (const id of dismissed) if (!ids.has(id) && !own.has(id)) dismissed.delete(id);
    show();
  }

  function show(): void {
    const additions = [...told, ...own.values()]
      .filter(({ id }) => !dismissed.has(id))
      .map(withCancel)
      .sort((a, b) => a.askedAt - b.askedAt);
    store.setState({ additions });
  }

  function withCancel(addition: Addition): Addition {
    const cancel = cancels.get(addition.id);
    if (cancel === undefined || isOver(addition.state)) return addition;
    return cancel.failure === null
      ? { ...addition, isCanceling: true, cancelFailure: null }
      : { ...addition, cancelFailure: addition.cancelFailure ?? cancel.failure };
  }

  /** Asks main for the list, unless it is pushed meanwhile; false when nothing is known by it. */
  async function load(): Promise<boolean> {
    const [madeIn, before] = [life, pushes];
    const answer = await bridge.call('adding:list', undefined);
    if (madeIn !== life) return false;
    if (before !== pushes) return true;
    if (answer.ok) take(answer.value);
    return answer.ok;
  }

  /** Asks for somebody to be dialled; answers the id of the row that stands at once. */
  function add(wanted: {
    readonly conference: AddRequest['conference'];
    readonly draft: Draft;
  }): string {
    const request: AddRequest = { id: crypto.randomUUID(), ...wanted };
    const { conference } = request;
    calls.set(request.id, conference);
    const name = conference.kind === 'new' ? conference.name : nameOf(conference.sid);
    own.set(request.id, attemptAtClick(request, name, clock.now()));
    show();
    void send(request);
    return request.id;
  }

  async function send(request: AddRequest): Promise<void> {
    const madeIn = life;
    const answer = await bridge.call('adding:add', request);
    if (madeIn !== life) return;
    const { id } = request;
    if (!answer.ok) {
      // Where it is not understood what main says, main may have asked Twilio all the same.
      const kind = answer.error.code === 'internal' ? 'unknown' : 'refused';
      const asked = own.get(id);
      if (asked === undefined) return;
      own.set(id, { ...asked, state: { kind, since: clock.now(), failure: answer.error } });
      show();
    } else if (own.has(id)) await settle(id);
  }

  /** Main has it, and has not told of it: it is looked up, so that no row stands here alone. */
  async function settle(id: string): Promise<void> {
    if ((await load()) && own.delete(id)) show();
  }

  /** Stops what is asked for, queued, or rings. */
  async function cancel(id: string): Promise<void> {
    if (cancels.get(id)?.failure === null) return;
    const madeIn = life;
    cancels.set(id, { failure: null });
    show();
    const answer = await bridge.call('adding:cancel', { id });
    if (madeIn !== life) return;
    if (answer.ok) cancels.delete(id);
    else cancels.set(id, { failure: answer.error });
    show();
  }

  /** Takes one that is over out of the list, at once; it comes back when main keeps it. */
  async function dismiss(id: string): Promise<void> {
    const asked = own.get(id);
    if (asked !== undefined) {
      if (isOver(asked.state)) own.delete(id);
      show();
      return;
    }
    const madeIn = life;
    dismissed.add(id);
    show();
    const answer = await bridge.call('adding:dismiss', { id });
    if (madeIn !== life || answer.ok) return;
    dismissed.delete(id);
    show();
  }

  /** For which call it was asked for; null of what an earlier page asked for. */
  function callOf(id: string): AddRequest['conference'] | null {
    return calls.get(id) ?? null;
  }

  /** Attempts of another account must not stand under this one's name. */
  function reset(): void {
    life += 1;
    for (const held of [own, calls, dismissed, cancels]) held.clear();
    take([]);
  }

  return { ...store, load, add, cancel, dismiss, callOf, reset };
}
