import type { HistoryState } from '../../common/ipc/history.ts';
import type { Session, VaultState } from '../../common/ipc/session.ts';
import type { SettingsState } from '../../common/ipc/settings.ts';
import type { RosterSnapshot } from '../../common/roster/patch.ts';
import { failureTold, floorTold, sessionTold, timeOf } from './session-told.ts';
import { settingsTold } from './settings-told.ts';
import { withoutPeople } from './without-people.ts';
import { treeWithoutSecrets, withoutSecrets } from './without-secrets.ts';

/** Versions and the like, of the program and of the computer. */
export type About = Readonly<Record<string, string | number | boolean>>;

export interface BundleFacts {
  readonly now: number;
  readonly about: About;
  readonly vault: VaultState;
  readonly session: Session;
  readonly floor: RosterSnapshot | null;
  readonly settings: SettingsState;
  readonly history: HistoryState;
  /** Null when the keychain did not answer. */
  readonly savedAccounts: number | null;
  readonly log: readonly string[];
  /** What must not be in it in any form, as far as it is known. */
  readonly secrets: readonly string[];
  /** Of accounts and supervisors. */
  readonly names: readonly string[];
  /** The person's own folder, whose name is theirs. */
  readonly home: string;
}

/** How the console is doing, as JSON that may be sent to others. */
export function bundleText(facts: BundleFacts): string {
  // Secrets go first: one of which digits were taken as a number would not be known again.
  const tell = (text: string) =>
    withoutPeople(withoutHome(withoutSecrets(text, facts.secrets), facts.home), facts.names);
  const { settings, notice } = facts.settings;
  const { history } = facts;
  const bundle = {
    madeAt: timeOf(facts.now),
    about: facts.about,
    keychain: {
      kind: facts.vault.kind,
      reason: facts.vault.reason === null ? null : tell(facts.vault.reason),
      savedAccounts: facts.savedAccounts,
    },
    session: sessionTold(facts.session, tell),
    floor: floorTold(facts.floor),
    settings: settingsTold(settings),
    settingsNotice: failureTold(notice, tell),
    history: {
      state: history.state,
      since: timeOf(history.since),
      failure: failureTold(history.failure, tell),
      notice: failureTold(history.notice, tell),
      dropped: history.dropped,
    },
    log: facts.log.map(tell),
  };
  return `${JSON.stringify(treeWithoutSecrets(bundle, facts.secrets), null, 2)}\n`;
}

/** Also as it stands in the addresses of our own files. */
function withoutHome(text: string, home: string): string {
  if (home.length <= 1) return text;
  const slashes = home.replaceAll('\\', '/');
  return [home, slashes, encodeURI(slashes)].reduce(
    (left, form) => left.replaceAll(form, '~'),
    text,
  );
}
