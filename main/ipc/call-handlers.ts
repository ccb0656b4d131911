import { type Failure, fail, ok, type Result } from '../../common/failure.ts';
import type { Command } from '../../common/ipc/command.ts';
import type { CallOnFloor, DesktopNotifications } from '../../common/ipc/notifications.ts';
import type { FaultRequest, PlayRequest, RehearsalPanel } from '../../common/ipc/rehearsal.ts';
import type { Session, VaultState } from '../../common/ipc/session.ts';
import { ALONE } from '../../common/ipc/together.ts';
import type { AccountSid } from '../../common/model/sid.ts';
import type { DiagnosticsDesk } from '../core/diagnostics.ts';
import type { HistoryExporter, HistoryRecorder } from '../core/history.ts';
import type { LinkedCallService } from '../core/linked-call.ts';
import type { LiveNotes } from '../core/live-notes.ts';
import type { Opening } from '../core/opening.ts';
import { snapshotOfCalls } from '../core/own-calls.ts';
import type { PolicyGuard } from '../core/policy.ts';
import type { ProfileService } from '../core/profile-service.ts';
import type { RecoveryService } from '../core/recovery.ts';
import type { AddingDoor, SessionService } from '../core/session-service.ts';
import type { SettingsStore } from '../core/settings.ts';
import type { UpdateService } from '../core/update-service.ts';
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

/** What the page may ask of the windows. */
interface WindowDoor {
  readonly mini: { show(): void; hide(): void; toggle(): void; fit(height: number): void };
  openConsole(call: CallOnFloor): void;
}

interface NotificationDoor {
  isSupported(): boolean;
  show(wanted: DesktopNotifications): void;
}

interface CallHandlerNeeds {
  readonly session: SessionService;
  readonly profiles: ProfileService;
  /** Signs in to an account, as `openAccount` does it. */
  readonly openAccount: (profileId: string) => Promise<Result<Session>>;
  readonly opening: Opening;
  readonly rehearsal: RehearsalDoor;
  readonly vault: VaultState;
  /** Twilio's answer to this command was lost, and we look what became of it. */
  readonly onChecking: (commandId: string) => void;
  /** How the announcement of this command ended: null when it was played. */
  readonly onAnnounced: (commandId: string, failure: Failure | null) => void;
  readonly settings: SettingsStore;
  readonly history: Pick<HistoryRecorder, 'state' | 'calls' | 'entries'>;
  readonly exporter: HistoryExporter;
  readonly windows: WindowDoor;
  readonly notifications: NotificationDoor;
  readonly diagnostics: DiagnosticsDesk;
  readonly policy: PolicyGuard;
  readonly updates: Pick<UpdateService, 'state' | 'look' | 'restart' | 'waitWithRestart'>;
  readonly recovery: RecoveryService;
  readonly liveNotes: Pick<LiveNotes, 'joining'>;
  readonly linked: Pick<LinkedCallService, 'state' | 'done'>;
}

/** What each call of the channel table does. */
export function createCallHandlers({
  session,
  profiles,
  openAccount,
  opening,
  rehearsal,
  vault,
  onChecking,
  onAnnounced,
  settings,
  history,
  exporter,
  windows,
  notifications,
  diagnostics,
  policy,
  updates,
  recovery,
  liveNotes,
  linked,
}: CallHandlerNeeds): CallHandlers {
  return {
    'app:ready': () => ok(undefined),
    'vault:get': () => ok(vault),
    'policy:get': () => ok(policy.state),
    'updates:get': () => ok(updates.state()),
    async 'updates:look'() {
      await updates.look();
      return ok(undefined);
    },
    'updates:restart': () => updates.restart(),
    'updates:wait'() {
      updates.waitWithRestart();
      return ok(undefined);
    },
    'recovery:get': () => ok(recovery.state()),
    'recovery:dismiss'() {
      recovery.dismiss();
      return ok(undefined);
    },
    'linked:get': () => ok(linked.state()),
    'linked:done'() {
      linked.done();
      return ok(undefined);
    },
    'settings:get': () => ok(settings.state()),
    'settings:change': (changes) => settings.change(changes),

    'history:state': () => ok(history.state()),
    'history:calls': (request) =>
      ofAccount((accountSid) => history.calls({ accountSid, ...request })),
    'history:entries': (request) =>
      ofAccount((accountSid) => history.entries({ accountSid, ...request })),
    async 'history:export'(request) {
      const allowed = policy.feature('export');
      return allowed.ok ? ofAccount((accountSid) => exporter.run(accountSid, request)) : allowed;
    },
    'history:stop-export'() {
      exporter.stop();
      return ok(undefined);
    },

    'session:get': () => ok(opening.state()),
    async 'session:rehearse'() {
      const allowed = policy.feature('rehearsal');
      return allowed.ok ? rehearsal.open() : allowed;
    },
    'session:open': ({ profileId }) => openAccount(profileId),
    async 'session:close'() {
      await session.close();
      rehearsal.close();
      return ok(session.state());
    },

    async 'profiles:list'() {
      const list = await profiles.list();
      return list.ok ? ok([...list.value]) : list;
    },
    async 'profiles:save'(draft) {
      const allowed = policy.profile(draft);
      return allowed.ok ? profiles.save(draft) : allowed;
    },
    async 'profiles:delete'({ profileId }) {
      const deleted = await profiles.delete(profileId);
      return deleted.ok ? ok(undefined) : deleted;
    },

    'diagnostics:look': () => diagnostics.look(),
    'diagnostics:save': ({ id }) => diagnostics.save(id),

    'floor:watch'({ visible }) {
      session.watch(visible);
      return ok(undefined);
    },
    'roster:snapshot': () => session.snapshot(),
    'floor:numbers': () => session.lastHour(),
    'recordings:of': ({ conferenceSid }) => session.recordingOf(conferenceSid),
    async 'command:run'({ id, command }) {
      const allowed = policy.command(command);
      if (!allowed.ok) return allowed;
      const ended = mayDial(command) ? liveNotes.joining(command.conferenceSid) : () => undefined;
      try {
        return await session.run(command, {
          onChecking: () => onChecking(id),
          onAnnounced: (failure) => onAnnounced(id, failure),
        });
      } finally {
        ended();
      }
    },

    'adding:terms': () => adding((door) => door.terms().then(ok)),
    'adding:list': () => adding((door) => ok([...door.list()])),
    async 'adding:add'(request) {
      const allowed = policy.feature('add');
      return allowed.ok ? adding((door) => door.add(request)) : allowed;
    },
    'adding:cancel': ({ id }) => adding((door) => door.cancel(id)),
    'adding:dismiss': ({ id }) => adding((door) => door.dismiss(id)),

    'voice:get'() {
      const calls = session.ownCalls();
      return calls === null ? fail(NOBODY_SIGNED_IN) : ok(snapshotOfCalls(calls));
    },
    'voice:silence': () => session.silence(),
    'mini:show'() {
      windows.mini.show();
      return ok(undefined);
    },
    'mini:hide'() {
      windows.mini.hide();
      return ok(undefined);
    },
    'mini:toggle'() {
      windows.mini.toggle();
      return ok(undefined);
    },
    'mini:fit'({ height }) {
      windows.mini.fit(height);
      return ok(undefined);
    },
    'mini:open-console'(call) {
      windows.openConsole(call);
      return ok(undefined);
    },
    'notifications:state': () => ok({ isSupported: notifications.isSupported() }),
    'notifications:show'(wanted) {
      notifications.show(wanted);
      return ok(undefined);
    },

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

  async function adding<T>(
    ask: (door: AddingDoor) => Result<T> | Promise<Result<T>>,
  ): Promise<Result<T>> {
    const door = session.adding();
    return door.ok ? ask(door.value) : door;
  }

  /** The page sees the history of the account that is signed in, and of no other. */
  async function ofAccount<T>(
    ask: (account: AccountSid) => Promise<Result<T>>,
  ): Promise<Result<T>> {
    const state = session.state();
    return state.state === 'active' ? ask(state.profile.accountSid) : fail(NOBODY_SIGNED_IN);
  }
}

/** Whether my phone may be dialled by it. */
function mayDial({ kind }: Command): boolean {
  return kind === 'listen' || kind === 'coach' || kind === 'barge-in';
}

const NOBODY_SIGNED_IN: Failure = {
  code: 'not-ready',
  message: 'No account is signed in, so that there is nothing to show.',
  hint: 'Sign in, or start a rehearsal.',
};

const NO_RELAY: Failure = {
  code: 'not-ready',
  message: 'This account has no relay.',
  hint: 'Add the account again with the address and a token of one.',
};
