import path from 'node:path';
import { fail, ok, type Result } from '../../common/failure.ts';
import type { Profile } from '../../common/ipc/profile.ts';
import type { VaultState } from '../../common/ipc/session.ts';
import type { Clock } from '../core/clock.ts';
import type { DiagnosticsDesk } from '../core/diagnostics.ts';
import type { HistoryRecorder } from '../core/history.ts';
import type { ProfileService } from '../core/profile-service.ts';
import type { SessionService } from '../core/session-service.ts';
import type { SettingsStore } from '../core/settings.ts';
import { type About, bundleText } from './bundle.ts';
import { NO_LOG, notMade, notSaved, OUTDATED, withoutPlace } from './diagnostics-words.ts';

interface DiagnosticsNeeds {
  readonly about: () => About;
  readonly home: string;
  readonly clock: Pick<Clock, 'now'>;
  readonly vault: VaultState;
  readonly profiles: Pick<ProfileService, 'list' | 'open'>;
  readonly session: Pick<SessionService, 'state' | 'snapshot'>;
  readonly settings: Pick<SettingsStore, 'state'>;
  readonly history: Pick<HistoryRecorder, 'state'>;
  /** The last lines of the log, the oldest first. */
  readonly lastLines: (count: number) => readonly string[];
  readonly newId: () => string;
  /** Asks the person where to; null when they turned away. */
  readonly choosePlace: (name: string) => Promise<string | null>;
  /** Writes the file whole or not at all; throws what the disk says. */
  readonly write: (place: string, text: string) => Promise<void>;
}

/** What is saved is what was shown: main keeps it, and the page only names it. */
export function createDiagnosticsDesk(needs: DiagnosticsNeeds): DiagnosticsDesk {
  const { clock, choosePlace, write } = needs;
  let shown: { readonly id: string; readonly text: string } | null = null;

  return {
    async look() {
      const accounts = await readAccounts(needs.profiles);
      const floor = needs.session.snapshot();
      try {
        // Without the secrets nobody can say that none of them is in the log.
        const log = accounts.ok ? needs.lastLines(LINES) : [];
        const text = bundleText({
          now: clock.now(),
          about: needs.about(),
          vault: needs.vault,
          session: needs.session.state(),
          floor: floor.ok ? floor.value : null,
          settings: needs.settings.state(),
          history: needs.history.state(),
          savedAccounts: accounts.ok ? accounts.value.length : null,
          log,
          secrets: accounts.ok ? accounts.value.flatMap(secretsOf) : [],
          names: accounts.ok ? accounts.value.flatMap(namesOf) : [],
          home: needs.home,
        });
        shown = { id: needs.newId(), text };
        return ok({
          ...shown,
          logLines: log.length,
          withoutLog: accounts.ok ? null : NO_LOG,
        });
      } catch (error) {
        return fail(notMade(error));
      }
    },

    async save(id) {
      if (shown?.id !== id) return fail(OUTDATED);
      const { text } = shown;
      const place = await choosePlace(nameOf(clock.now()));
      if (place === null) return fail(withoutPlace);
      try {
        await write(place, text);
        return ok({ fileName: path.basename(place) });
      } catch (error) {
        return fail(notSaved(error, place));
      }
    },
  };
}

/** Some minutes of trouble, or days of a quiet life. */
const LINES = 200;

async function readAccounts({
  list,
  open,
}: Pick<ProfileService, 'list' | 'open'>): Promise<Result<readonly Profile[]>> {
  const listed = await list();
  if (!listed.ok) return listed;
  const accounts: Profile[] = [];
  for (const { id } of listed.value) {
    const account = await open(id);
    if (!account.ok) return account;
    accounts.push(account.value);
  }
  return ok(accounts);
}

function secretsOf({ secret = '', relayToken = '', apiKeySid, accountSid }: Profile): string[] {
  const signIn = `${apiKeySid ?? accountSid}:${secret}`;
  return [secret, relayToken, signIn, ...(apiKeySid === null ? [] : [apiKeySid])];
}

function namesOf({ name, supervisorName, endpoint, callerId }: Profile): string[] {
  return [name, supervisorName, endpoint, callerId];
}

/** The time is UTC. */
function nameOf(now: number): string {
  const [day = '', time = ''] = new Date(now).toISOString().split('T');
  return `earshot-diagnostics-${day}-${time.slice(0, 5).replace(':', '')}.json`;
}
