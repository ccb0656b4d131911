import type { Draft } from '../../../common/adding/draft.ts';
import type { Addition, AddRequest } from '../../../common/ipc/addition.ts';
import type { RosterView } from '../../../common/roster/view.ts';

/** How somebody is dialled once more. */
export interface Redial {
  readonly conference: AddRequest['conference'];
  readonly draft: Draft;
  /** The form is filled in once more: a secret has to be typed again, or it would not be the same call. */
  readonly byForm: boolean;
  /** Nobody knows whether they are being dialled already: their phone might ring twice. */
  readonly asksFirst: boolean;
}

/** `askedFor` is what was asked for the first time; null where that is not known any more. */
export function redialOf(
  { conference: { sid, name }, draft, hadSecret, state }: Addition,
  askedFor: AddRequest['conference'] | null,
  view: RosterView | null,
): Redial {
  const isLive = sid !== null && view?.conferences.has(sid) === true;
  // To begin a call is a wish of its own: nobody is dialled onto a new one in place of one that is over.
  const beganCall = sid === null || askedFor?.kind === 'new';
  return {
    conference: isLive ? { kind: 'live', sid } : { kind: 'new', name },
    draft,
    byForm: hadSecret || !(isLive || beganCall),
    asksFirst: state.kind === 'unknown',
  };
}
