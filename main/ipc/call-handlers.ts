import { type Failure, fail, ok, type Result } from '../../common/failure.ts';
import type { Profile } from '../../common/ipc/profile.ts';
import type { FaultRequest, PlayRequest, RehearsalPanel } from '../../common/ipc/rehearsal.ts';
import type { Session, VaultState } from '../../common/ipc/session.ts';
import { ALONE } from '../../common/ipc/together.ts';
import type { HistoryRecorder } from '../core/history.ts';
import type { ProfileService } from '../core/profile-service.ts';
import type { RelayPort } from '../core/relay-port.ts';
import type { SessionService } from '../core/session-service.ts';
import type { SettingsStore } from '../core/settings.ts';
import type { CallHandlers } from './answer.ts';

/** The part of the rehearsal that the page may use. */
interface RehearsalDoor {
  open(): Promise<Result<Session>>;
  close(): void;
  panel(): Promise<Result<RehearsalPanel>>;
  play(request: PlayRequest): Promise<Result<RehearsalPanel>>;
  stop(): Promise<Result<RehearsalPanel>>;
  fault(request: FaultRequest): Promise<Result<RehearsalPanel>>;
}

interface CallHandlerNeeds {
  readonly session: SessionService;
  readonly profiles: ProfileService;
  /** Null for an account without one. */
  readonly relayOf: (profile: Profile) => RelayPort | null;
  readonly rehearsal: RehearsalDoor;
  readonly vault: VaultState;
  /** Twilio's answer to this command was lost, and we look what became of it. */
  readonly onChecking: (commandId: string) => void;
  readonly settings: SettingsStore;
  readonly history: Pick<HistoryRecorder, 'state'>;
}

/** What each call of the channel table does. */
export function createCallHandlers({
  session,
  profiles,
  relayOf,
  rehearsal,
  vault,
  onChecking,
  settings,
  history,
}: CallHandlerNeeds): CallHandlers {
  return {
    'app:ready': () => ok(undefined),
    'vault:get': () => ok(vault),
    'settings:get': () => ok(settings.state()),
    'settings:save': (wanted) => settings.save(wanted),
    'history:state': () => ok(history.state()),

    'session:get': () => ok(session.state()),
    'session:rehearse': () => rehearsal.open(),
    async 'session:open'({ profileId }) {
      const profile = await profiles.open(profileId);
      if (!profile.ok) return profile;
      const relay = relayOf(profile.value);
      const opened = await session.open('account', profile.value, relay?.events ?? null, relay);
      if (opened.ok) rehearsal.close();
      return opened;
    },
    async 'session:close'() {
      await session.close();
      rehearsal.close();
      return ok(session.state());
    },

    async 'profiles:list'() {
      const list = await profiles.list();
      return list.ok ? ok([...list.value]) : list;
    },
    'profiles:save': (draft) => profiles.save(draft),
    async 'profiles:delete'({ profileId }) {
      const deleted = await profiles.delete(profileId);
      return deleted.ok ? ok(undefined) : deleted;
    },

    'floor:watch'({ visible }) {
      session.watch(visible);
      return ok(undefined);
    },
    'roster:snapshot': () => session.snapshot(),
    'command:run': ({ id, command }) => session.run(command, { onChecking: () => onChecking(id) }),

    'announcement:write': async (announcement) =>
      (await session.relay()?.writeAnnouncement(announcement)) ?? fail(NO_RELAY),

    'together:get': () => ok(session.relay()?.colleagues.state() ?? ALONE),
    async 'help:mark'(mark) {
      const marked = (await session.relay()?.colleagues.mark(mark)) ?? fail(NO_RELAY);
      return marked.ok ? ok(undefined) : marked;
    },

    'rehearsal:panel': () => rehearsal.panel(),
    'rehearsal:play': (request) => rehearsal.play(request),
    'rehearsal:stop': () => rehearsal.stop(),
    'rehearsal:fault': (request) => rehearsal.fault(request),
  };
}

const NO_RELAY: Failure = {
  code: 'not-ready',
  message: 'This account has no relay.',
  hint: 'Add the account again with the address and a token of one.',
};
