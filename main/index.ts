import { randomBytes, randomUUID } from 'node:crypto';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { app, session as electronSession, Notification } from 'electron';
import { ok, type Result } from '../common/failure.ts';
import type { CallOnFloor } from '../common/ipc/notifications.ts';
import type { Profile } from '../common/ipc/profile.ts';
import { checkProfile } from './core/check-profile.ts';
import { snapshotOfCalls } from './core/own-calls.ts';
import { createProfileService } from './core/profile-service.ts';
import { createSessionService } from './core/session-service.ts';
import type { TwilioPort } from './core/twilio-port.ts';
import { createDiagnosticsDesk } from './diagnostics/diagnostics-desk.ts';
import { createHistoryExporter } from './history/export/history-exporter.ts';
import { wholeFile } from './history/export/whole-file.ts';
import { createHistoryRecorder } from './history/history-recorder.ts';
import { createCallHandlers } from './ipc/call-handlers.ts';
import { createPagePushes } from './ipc/page-pushes.ts';
import { createPatchCoalescer } from './ipc/patch-coalescer.ts';
import { serveCalls } from './ipc/serve-calls.ts';
import { createRehearsalControl } from './rehearsal/rehearsal-control.ts';
import { startRehearsalProcess } from './rehearsal/rehearsal-process.ts';
import { askRelay } from './relay/ask-relay.ts';
import { createRelay } from './relay/relay.ts';
import { relayAddressOf } from './relay/relay-address.ts';
import { openSettings } from './settings/settings-file.ts';
import { aboutThis } from './shell/about.ts';
import { installMenu } from './shell/app-menu.ts';
import { declareAppScheme, serveAppFiles } from './shell/app-protocol.ts';
import { readConsoleId } from './shell/console-id.ts';
import { createNotificationDesk } from './shell/desktop-notifications.ts';
import { readLaunchOptions } from './shell/launch-options.ts';
import { type Log, openLog } from './shell/log.ts';
import { openMiniPlace } from './shell/mini-place-file.ts';
import { guardPermissions } from './shell/permissions.ts';
import { watchWaking } from './shell/power.ts';
import { chooseWhereToSave } from './shell/save-dialog.ts';
import { takeScreenshots } from './shell/screenshots.ts';
import { postNotification } from './shell/system-notification.ts';
import { type ConsoleWindows, createWindows } from './shell/windows.ts';
import { systemClock } from './system-clock.ts';
import { twilioBaseUrl } from './twilio/base-url.ts';
import { createTwilioClient } from './twilio/client.ts';
import { openSecretStore } from './vault/keychain-store.ts';

const KEYCHAIN_SERVICE = 'Earshot';
/** Patches that come closer together are sent as one; the page draws what it has once a frame. */
const JOINED_WITHIN_MS = 4;

const outDir = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

// Before Electron is ready: what it fixes for the life of the process.
app.enableSandbox();
declareAppScheme();
if (app.requestSingleInstanceLock()) {
  app.whenReady().then(openConsole).catch(giveUp);
} else {
  app.quit();
}

async function openConsole(): Promise<void> {
  const options = readLaunchOptions(process.argv, process.env, app.isPackaged);
  const log = openLog();
  const connect = connectWith(log);
  const userData = app.getPath('userData');
  const consoleId = await readConsoleId(userData);

  // Secrets and accounts.
  const store = await openSecretStore(
    KEYCHAIN_SERVICE,
    async () => (await import('keytar')).default,
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

  // What is kept on this computer.
  const pages = createPagePushes();
  const settings = await openSettings({
    file: path.join(userData, 'settings.json'),
    now: systemClock.now,
    onChange: (state) => pages.send('settings:changed', state),
  });
  const history = createHistoryRecorder({
    file: path.join(userData, 'history.db'),
    loadSqlite: async () => (await import('libsql')).default,
    clock: systemClock,
    limits: () => settings.state().settings.history,
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
      if (state.state === 'signed-out') notifications.clear();
    },
    onPatch: createPatchCoalescer(
      (flush) => setTimeout(flush, JOINED_WITHIN_MS),
      (patch) => {
        pages.send('roster:patch', patch);
        windows.mini.look();
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
    () => startRehearsalProcess(outDir('rehearsal.js')),
    relayOf,
  );
  watchWaking(() => session.wake());
  const diagnostics = createDiagnosticsDesk({
    about: () => aboutThis(app),
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

  // The windows, not loaded yet.
  const browserSession = electronSession.defaultSession;
  const windows = createWindows({
    session: browserSession,
    preloadPath: outDir('../preload/index.cjs'),
    allowDevTools: !app.isPackaged,
    miniPlace: await openMiniPlace(userData),
    ownCalls: session.ownCalls,
    tell: (calls) => pages.send('voice:changed', snapshotOfCalls(calls)),
    report: log.error,
  });
  const openConsole = (call: CallOnFloor) => {
    windows.bringUp();
    if (call.conferenceSid !== null) pages.send('floor:open', call);
  };
  const notifications = createNotificationDesk({
    isSupported: () => Notification.isSupported(),
    post: postNotification,
    onClick: openConsole,
    now: systemClock.now,
  });

  // The doors of the pages, before they load.
  serveCalls({
    handlers: createCallHandlers({
      session,
      profiles,
      relayOf,
      rehearsal,
      vault: store.state,
      onChecking: (id) => pages.send('command:checking', { id }),
      onAnnounced: (id, failure) => pages.send('announcement:ended', { id, failure }),
      settings,
      history,
      exporter,
      windows: { mini: windows.mini, openConsole },
      notifications,
      diagnostics,
    }),
    windows: windows.pageIds,
    mayAsk: windows.mayAsk,
    onReady: (page) => pages.add(page, windows.hears(page)),
    report: log.error,
  });
  guardPermissions(browserSession);
  serveAppFiles(browserSession, outDir('../renderer'));
  installMenu(process.platform === 'darwin', !app.isPackaged);

  // Its life.
  watchLife(windows, async () => {
    await session.close();
    rehearsal.close();
    exporter.stop();
    await history.close();
  });
  if (options.rehearse) {
    const opened = await rehearsal.open();
    if (!opened.ok) log.error(opened.error.message);
  }
  await windows.load().catch(log.error);
  if (options.screenshotDir !== null) takeScreenshots(windows.main, options.screenshotDir);
  log.info(`Earshot ${app.getVersion()} is open`);
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

/** The console comes to the front on a second start, and with its window the app ends. */
function watchLife(windows: ConsoleWindows, close: () => Promise<void>): void {
  app.on('second-instance', windows.bringUp);
  let life: 'open' | 'closing' | 'closed' = 'open';
  app.on('before-quit', (event) => {
    if (life === 'closed') return;
    event.preventDefault();
    // Whoever is in a hurry waits as well, until my leg is muted.
    if (life === 'closing') return;
    life = 'closing';
    close().finally(() => {
      life = 'closed';
      app.quit();
    });
  });
  app.on('window-all-closed', () => app.quit());
}

function giveUp(error: unknown): void {
  openLog().error(error);
  app.exit(1);
}
