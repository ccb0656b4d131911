import type { Draft } from '../../../common/adding/draft.ts';
import type { AddRequest } from '../../../common/ipc/addition.ts';
import type { ConferenceSid } from '../../../common/model/sid.ts';

/** Where somebody is to be added: to a call that is live, or to one that begins with them. */
export type AddTarget =
  | { readonly kind: 'live'; readonly sid: ConferenceSid }
  | { readonly kind: 'new' };

/** What the form begins with, where somebody has asked for it before. */
export interface AddPrefill {
  /** As it was asked for; its secrets were not kept and have to be typed again. */
  readonly draft?: Draft;
  /** Of a new call that did not come to be, its name. */
  readonly conference?: AddRequest['conference'];
  /** The attempt in whose place this one comes, by its id. */
  readonly replaces?: string;
  readonly hadSecret?: boolean;
}
