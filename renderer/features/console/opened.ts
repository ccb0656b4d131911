import { NOBODY_SELECTED, type Selection } from '../../../common/floor/selection.ts';
import type { CallSid, ConferenceSid } from '../../../common/model/sid.ts';
import type { SettingsSection } from '../settings/sections.ts';
import type { ViewName } from './words.ts';

/** What the supervisor has open. */
export interface Opened {
  readonly view: ViewName;
  /** The call that the panel shows. */
  readonly call: ConferenceSid | null;
  readonly selection: Selection;
  /** The line to go to, until it was found. */
  readonly wanted: Wanted | null;
  readonly section: SettingsSection;
}

interface Wanted {
  readonly key: string;
  /** The focus only comes back to it: nothing is shown for it that was not. */
  readonly isReturn?: boolean;
}

/** How parts of the console open others. */
export interface ConsoleActs {
  readonly open: (changes: Partial<Opened>) => void;
  /** Shows a call, and somebody on it, on the floor. */
  readonly goTo: (sid: ConferenceSid, callSid: CallSid | null) => void;
  /** Opens where the data comes from and how fresh it is. */
  readonly showData: () => void;
}

/** As the console opens. */
export const AT_FIRST: Opened = {
  view: 'floor',
  call: null,
  selection: NOBODY_SELECTED,
  wanted: null,
  section: 'profiles',
};
