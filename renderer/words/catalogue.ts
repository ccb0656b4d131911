import type { bridgeWords } from '../bridge/words.ts';
import type { addWords } from '../features/add/words.ts';
import type { additionsWords } from '../features/additions/words.ts';
import type { announceWords } from '../features/announce/words.ts';
import type { bulkWords } from '../features/bulk/words.ts';
import type { changeWords } from '../features/change/words.ts';
import type { consoleWords } from '../features/console/words.ts';
import type { endCallWords } from '../features/end-call/words.ts';
import type { findWords } from '../features/find/words.ts';
import type { dataWords } from '../features/floor/data-words.ts';
import type { emptyWords } from '../features/floor/empty-words.ts';
import type { lineWords } from '../features/floor/line-words.ts';
import type { linkWords } from '../features/floor/link-words.ts';
import type { floorWords } from '../features/floor/words.ts';
import type { historyWords } from '../features/history/words.ts';
import type { keyboardWords } from '../features/keyboard/words.ts';
import type { miniWords } from '../features/mini/words.ts';
import type { needsWords } from '../features/needs/words.ts';
import type { noticesWords } from '../features/notices/words.ts';
import type { panelWords } from '../features/panel/words.ts';
import type { parametersWords } from '../features/parameters/words.ts';
import type { recordingWords } from '../features/recording/words.ts';
import type { rehearsalWords } from '../features/rehearsal/words.ts';
import type { removeWords } from '../features/remove/words.ts';
import type { requestViewWords } from '../features/request-view/words.ts';
import type { announcementsWords } from '../features/settings/announcements/words.ts';
import type { diagnosticsWords } from '../features/settings/diagnostics/words.ts';
import type { historySettingsWords } from '../features/settings/history-words.ts';
import type { notificationsWords } from '../features/settings/notifications-words.ts';
import type { profilesWords } from '../features/settings/profiles/words.ts';
import type { rolesWords } from '../features/settings/roles/words.ts';
import type { thresholdsWords } from '../features/settings/thresholds/words.ts';
import type { updatesWords } from '../features/settings/updates/words.ts';
import type { settingsWords } from '../features/settings/words.ts';
import type { signInWords } from '../features/sign-in/words.ts';
import type { stepInWords } from '../features/step-in/words.ts';
import type { togetherWords } from '../features/together/words.ts';
import type { undoWords } from '../features/undo/words.ts';
import type { wallboardWords } from '../features/wallboard/words.ts';
import type { storeWords } from '../store/words.ts';
import type { uiWords } from '../ui/words.ts';
import type { Phrase } from './spoken.ts';

/** Everything that the screen says, by the part that says it. */
interface English {
  readonly add: typeof addWords;
  readonly additions: typeof additionsWords;
  readonly announce: typeof announceWords;
  readonly bridge: typeof bridgeWords;
  readonly bulk: typeof bulkWords;
  readonly change: typeof changeWords;
  readonly console: typeof consoleWords;
  readonly data: typeof dataWords;
  readonly emptyFloor: typeof emptyWords;
  readonly endCall: typeof endCallWords;
  readonly find: typeof findWords;
  readonly floor: typeof floorWords;
  readonly history: typeof historyWords;
  readonly keyboard: typeof keyboardWords;
  readonly line: typeof lineWords;
  readonly link: typeof linkWords;
  readonly mini: typeof miniWords;
  readonly needs: typeof needsWords;
  readonly notices: typeof noticesWords;
  readonly panel: typeof panelWords;
  readonly parameters: typeof parametersWords;
  readonly requestView: typeof requestViewWords;
  readonly recording: typeof recordingWords;
  readonly rehearsal: typeof rehearsalWords;
  readonly remove: typeof removeWords;
  readonly settings: typeof settingsWords;
  readonly 'settings-announcements': typeof announcementsWords;
  readonly 'settings-diagnostics': typeof diagnosticsWords;
  readonly 'settings-history': typeof historySettingsWords;
  readonly 'settings-notifications': typeof notificationsWords;
  readonly 'settings-profiles': typeof profilesWords;
  readonly 'settings-roles': typeof rolesWords;
  readonly 'settings-thresholds': typeof thresholdsWords;
  readonly 'settings-updates': typeof updatesWords;
  readonly signIn: typeof signInWords;
  readonly stepIn: typeof stepInWords;
  readonly store: typeof storeWords;
  readonly together: typeof togetherWords;
  readonly ui: typeof uiWords;
  readonly undo: typeof undoWords;
  readonly wallboard: typeof wallboardWords;
}

/** All of it in another language: a phrase that is missing, renamed or told something else is an error. */
export type Catalogue = {
  readonly [Part in keyof English]: {
    readonly [Name in keyof English[Part]]: SaidOtherwise<English[Part][Name]>;
  };
};

/** As much of it as is there yet: what is missing is said in English. */
export type Translation = { readonly [Part in keyof Catalogue]?: Partial<Catalogue[Part]> };

/** The same told, in other words. */
type SaidOtherwise<P> = P extends Phrase
  ? (...told: Parameters<P>) => ReturnType<P> extends string ? string : readonly string[]
  : never;
