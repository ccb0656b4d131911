import { randomBytes, randomUUID } from 'node:crypto';
import path from 'node:path';
import { app, type BrowserWindow, Notification } from 'electron';
import { ok, type Result } from '../common/failure.ts';
import type { CallOnFloor } from '../common/ipc/notifications.ts';
import type { Profile } from '../common/ipc/profile.ts';
import type { Session } from '../common/ipc/session.ts';
import type { ConferenceSid } from '../common/model/sid.ts';
import type { RosterSnapshot } from '../common/roster/patch.ts';
import { checkProfile } from './core/check-profile.ts';
import { createLinkedCall } from './core/linked-call.ts';
import { createLiveNotes } from './core/live-notes.ts';
import { createOpening } from './core/opening.ts';
import { snapshotOfCalls } from './core/own-calls.ts';
import { createPolicyGuard } from './core/policy.ts';
import { createProfileService } from './core/profile-service.ts';
import { createRecovery } from './core/recovery.ts';
import { createSessionService } from './core/session-service.ts';
import type { TwilioPort } from './core/twilio-port.ts';
import { createUpdateService } from './core/update-service.ts';
import { createDiagnosticsDesk } from './diagnostics/diagnostics-desk.ts';
import { createHistoryExporter } from './history/export/history-exporter.ts';
import { wholeFile } from './history/export/whole-file.ts';
import { createHistoryRecorder } from './history/history-recorder.ts';
import { loadSqlite } from './history/load-sqlite.ts';
import { createCallHandlers } from './ipc/call-handlers.ts';
import type { Doors } from './ipc/doors.ts';
import { createPagePushes } from './ipc/page-pushes.ts';
import { createPatchCoalescer } from './ipc/patch-coalescer.ts';
import { serveCalls } from './ipc/serve-calls.ts';
import type { RehearsalForks } from './rehearsal/fork-rehearsal.ts';
import { createRehearsalControl } from './rehearsal/rehearsal-control.ts';
import { startRehearsalProcess } from './rehearsal/rehearsal-process.ts';
import { askRelay } from './relay/ask-relay.ts';
import { createRelay } from './relay/relay.ts';
import { relayAddressOf } from './relay/relay-address.ts';
import { openLiveNotes } from './settings/live-notes-file.ts';
import { policyPlace, readPolicy } from './settings/policy-file.ts';
import { openSettings } from './settings/settings-file.ts';
import { aboutThis } from './shell/about.ts';
import { aboutPanel } from './shell/about-panel.ts';
import { readNotForUsers } from './shell/build-note.ts';
import { readConsoleId } from './shell/console-id.ts';
import { callOfArguments } from './shell/deep-link.ts';
import { createNotificationDesk } from './shell/desktop-notifications.ts';
import type { LaunchOptions } from './shell/launch-options.ts';
import { watchLife } from './shell/life.ts';
import type { LinkedCalls } from './shell/linked-calls.ts';
import { type Log, openLog } from './shell/log.ts';
import { openMiniPlace } from './shell/mini-place-file.ts';
import type { PageNeeds } from './shell/page-window.ts';
import { watchWaking } from './shell/power.ts';
import { chooseWhereToSave } from './shell/save-dialog.ts';
import { takeScreenshots } from './shell/screenshots.ts';
import { DRIVEN_WORDS, type HasSwitch, isDriven } from './shell/switches.ts';
import { postNotification } from './shell/system-notification.ts';
import { createUpdater } from './shell/updater.ts';
import { createWindows } from './shell/windows.ts';
import { systemClock } from './system-clock.ts';
import { twilioBaseUrl } from './twilio/base-url.ts';
import { createTwilioClient } from './twilio/client.ts';
import { createKeychainCalls } from './vault/keychain-calls.ts';
import { openSecretStore } from './vault/keychain-store.ts';
import { createMemoryStore } from './vault/memory-store.ts';

const KEYCHAIN_SERVICE = 'Earshot';
/** How long the end waits for what the keychain was asked; a locked one waits for its owner. */
const KEYCHAIN_LIMIT_MS = 2_000;
/** Patches that come closer together are sent as one; the page draws what it has once a frame. */
const JOINED_WITHIN_MS = 4;

/** What was there before all the rest was read. */
interface Begun {
  readonly options: LaunchOptions;
  readonly userData: string;
  readonly links: LinkedCalls;
  readonly hasSwitch: HasSwitch;
  readonly iconPath: string;
  readonly page: PageNeeds;
  readonly window: BrowserWindow;
  /** Why its page did not load; null where it has. */
  readonly loadFailure: Promise<unknown>;
  readonly doors: Doors;
  readonly forks: RehearsalForks;
}

/** Puts the console together and answers its page, which may be waiting already. */
export async function openConsole({
  options,
  userData,
  links,
  hasSwitch,
  iconPath,
  page,
  window,
  loadFailure,
  doors,
  forks,
}: Begun): Promise<void> {
  const log = openLog();
  const life = watchLife(app);
  const keychain = createKeychainCalls();
  life.beforeEnd(async () => {
    if (await keychain.close(KEYCHAIN_LIMIT_MS)) return;
    log.error('The keychain has not answered before the end');
    // All is saved by then; what waits for an answer would hold the process, and abort it.
    app.once('quit', () => process.kill(process.pid, 'SIGKILL'));
  });
  const connect = connectWith(log);
  const consoleId = await readConsoleId([userData, app.getPath('userData')], log.error);
  const notForUsers = await readNotForUsers(app.getAppPath());

  // Secrets and accounts.
  const store = isDriven(hasSwitch)
    ? createMemoryStore(DRIVEN_WORDS)
    : await openSecretStore(KEYCHAIN_SERVICE, async () =>
        keychain.counted((await import('keytar')).default),
      );
  const profiles = createProfileService({
    store,
    check: (profile) =>
      checkProfile(profile, {
        connect,
        askRelay: async (asked) => {
          const address = relayAddressOf(asked, consoleId);
          return address === null ? ok(null) : askRelay(address, systemClock);
        },
      }),
    newId: () => randomBytes(8).toString('hex'),
  });

  // What is kept on this computer, and what operations decided for it.
  const pages = createPagePushes();
  const policyFile = options.policyFile ?? policyPlace(process.platform, process.env);
  const policy = createPolicyGuard(await readPolicy(policyFile));
  if (policy.state.failure !== null) log.error(policy.state.failure.message);
  const settings = await openSettings({
    file: path.join(userData, 'settings.json'),
    now: systemClock.now,
    onChange: (state) => pages.send('settings:changed', state),
    policy,
  });
  const liveFile = await openLiveNotes({
    file: path.join(userData, 'live.json'),
    reserve: path.join(app.getPath('userData'), 'live.reserve'),
    report: log.error,
  });
  const history = createHistoryRecorder({
    file: path.join(userData, 'history.db'),
    loadSqlite: () =>
      loadSqlite(
        async () => (await import('libsql')).default,
        () => process.getBuiltinModule('node:sqlite'),
      ),
    clock: systemClock,
    limits: () => policy.historyLimits(settings.state().settings),
    onState: (state) => pages.send('history:changed', state),
  });
  const exporter = createHistoryExporter({
    history,
    clock: systemClock,
    choosePlace: (place) => chooseWhereToSave({ title: 'Export history', ...place }),
    onProgress: (written) => pages.send('history:exporting', written),
  });

  // The session and what it tells the page.
  const session = createSessionService({
    connect,
    clock: systemClock,
    consoleId,
    newEpoch: randomUUID,
    onSession(state) {
      pages.send('session:changed', state);
      windows.mini.look();
      liveNotes.look();
      linked.look();
      if (state.state === 'signed-out') notifications.clear();
    },
    onPatch: createPatchCoalescer(
      (flush) => setTimeout(flush, JOINED_WITHIN_MS),
      (patch) => {
        pages.send('roster:patch', patch);
        windows.mini.look();
        liveNotes.look();
        linked.look();
      },
    ),
    onAdditions: (additions) => pages.send('adding:changed', [...additions]),
    onRecording: (conferenceSid) => pages.send('recordings:changed', { conferenceSid }),
    onAlarm: (alarm) => pages.send('supervision:alarm', alarm),
    onTogether: (together) => pages.send('together:changed', together),
    history,
  });
  const relayOf = (profile: Profile) => {
    const address = relayAddressOf(profile, consoleId);
    if (address === null) return null;
    return createRelay({ address, clock: systemClock, report: log.info });
  };
  const rehearsal = createRehearsalControl(
    session,
    () => startRehearsalProcess(forks.take()),
    relayOf,
  );
  watchWaking(() => session.wake());
  const liveNotes = createLiveNotes({
    file: liveFile,
    account: session.account,
    ownCalls: session.ownCalls,
    nameOf: (sid) => nameOfCall(session.snapshot(), sid),
    now: systemClock.now,
  });
  const linked = createLinkedCall({
    session: session.state,
    snapshot: session.snapshot,
    now: systemClock.now,
    onChange: (state) => pages.send('linked:changed', state),
  });
  const updater = createUpdater(log, options.updateConfig);
  const updates = createUpdateService({
    updater,
    clock: systemClock,
    channel: () => policy.state.policy.updates ?? settings.state().settings.updates.channel,
    isAtWork: session.isAtWork,
    restart: (version) => life.endWith(() => updater.install(version)),
    onState: (state) => pages.send('updates:changed', state),
  });
  const diagnostics = createDiagnosticsDesk({
    about: () => aboutThis(app, notForUsers),
    home: app.getPath('home'),
    clock: systemClock,
    vault: store.state,
    profiles,
    session,
    settings,
    history,
    lastLines: log.lastLines,
    newId: randomUUID,
    choosePlace: (name) => chooseWhereToSave({ title: 'Save diagnostics', name, format: 'json' }),
    write: async (place, text) => {
      await wholeFile(place, async (write) => ok(await write(text)));
    },
  });

  // The windows.
  const miniPlace = await openMiniPlace(userData);
  // Closed before it had opened, as while the keychain asked for its password.
  if (window.isDestroyed()) return;
  app.setAboutPanelOptions(aboutPanel({ version: app.getVersion(), notForUsers, iconPath }));
  const windows = createWindows({
    main: window,
    page,
    miniPlace,
    ownCalls: session.ownCalls,
    tell: (calls) => pages.send('voice:changed', snapshotOfCalls(calls)),
    report: log.error,
  });
  const bringUpWith = (call: CallOnFloor) => {
    windows.bringUp();
    if (call.conferenceSid !== null) pages.send('floor:open', call);
  };
  const notifications = createNotificationDesk({
    isSupported: () => Notification.isSupported(),
    post: postNotification,
    onClick: bringUpWith,
    now: systemClock.now,
  });

  async function openAccount(profileId: string): Promise<Result<Session>> {
    const allowed = policy.signIn();
    if (!allowed.ok) return allowed;
    const profile = await profiles.open(profileId);
    if (!profile.ok) return profile;
    // It may have been added before the policy came.
    const agreed = policy.profile(profile.value);
    if (!agreed.ok) return agreed;
    const relay = relayOf(profile.value);
    const opened = await session.open('account', profile.value, relay?.events ?? null, relay);
    if (opened.ok) rehearsal.close();
    return opened;
  }
  async function rehearse(): Promise<Result<Session>> {
    const allowed = policy.feature('rehearsal');
    const opened = allowed.ok ? await rehearsal.open() : allowed;
    if (!opened.ok) log.error(opened.error.message);
    return opened;
  }
  const recovery = createRecovery({
    left: liveFile.found,
    signIn: openAccount,
    onState: (state) => pages.send('recovery:changed', state),
  });

  // The page loads meanwhile, and asks then who is signed in.
  const opening = createOpening({
    underWay: options.rehearse && liveFile.found === null ? rehearse() : null,
    session: session.state,
    onFailed: (state) => pages.send('session:changed', state),
  });
  forks.dropEarly();

  const answer = serveCalls({
    handlers: createCallHandlers({
      session,
      profiles,
      openAccount,
      opening,
      rehearsal,
      vault: store.state,
      onChecking: (id) => pages.send('command:checking', { id }),
      onAnnounced: (id, failure) => pages.send('announcement:ended', { id, failure }),
      settings,
      history,
      exporter,
      windows: { mini: windows.mini, openConsole: bringUpWith },
      notifications,
      diagnostics,
      policy,
      updates,
      recovery,
      liveNotes,
      linked,
    }),
    windows: windows.pageIds,
    mayAsk: windows.mayAsk,
    onReady: (page) => pages.add(page, windows.hears(page)),
    report: log.error,
  });
  doors.answerWith(answer);

  // Its life.
  life.beforeEnd(async () => {
    updates.close();
    await session.close();
    await liveNotes.end();
    rehearsal.close();
    exporter.stop();
    await history.close();
  });
  const failure = await loadFailure;
  if (failure !== null) log.error(failure);
  // A second start brings the console to the front; a link, wherever it came from, its call.
  links.hear((argv) => {
    windows.bringUp();
    const call = callOfArguments(argv);
    if (call !== null) linked.ask(call);
  });
  if (options.screenshotDir !== null) takeScreenshots(window, options.screenshotDir);
  log.info(`Earshot ${app.getVersion()} is open`);
}

function nameOfCall(snapshot: Result<RosterSnapshot>, sid: ConferenceSid): string {
  const calls = snapshot.ok ? snapshot.value.conferences : [];
  return calls.find(({ conference }) => conference.sid === sid)?.conference.friendlyName ?? '';
}

/** Opens clients for accounts; values that Twilio's document does not list are noted in the log. */
function connectWith(log: Log): (profile: Profile) => Result<TwilioPort> {
  return ({ accountSid, apiKeySid, secret = '', requestsAtOnce, relay, relayToken, ...place }) => {
    const { region, edge } = place;
    const isGateway = relay?.gateway === true;
    const custom = isGateway ? relay.url : place.baseUrl;
    const baseUrl = twilioBaseUrl({ region, edge, custom });
    if (!baseUrl.ok) return baseUrl;
    return ok(
      createTwilioClient({
        baseUrl: baseUrl.value,
        accountSid,
        ...(isGateway
          ? { relayToken: relayToken ?? '' }
          : { username: apiKeySid ?? accountSid, password: secret }),
        clock: systemClock,
        concurrency: requestsAtOnce,
        onUnknown: ({ field, value, readAs }) =>
          log.info(`Twilio sent ${field} “${value}”, which is not documented; read as “${readAs}”`),
      }),
    );
  };
}
