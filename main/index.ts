import { randomBytes, randomUUID } from 'node:crypto';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { app, type BrowserWindow, session as electronSession } from 'electron';
import { ok, type Result } from '../common/failure.ts';
import type { Profile } from '../common/ipc/profile.ts';
import { checkProfile } from './core/check-profile.ts';
import { createProfileService } from './core/profile-service.ts';
import { createSessionService } from './core/session-service.ts';
import type { TwilioPort } from './core/twilio-port.ts';
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
import { installMenu } from './shell/app-menu.ts';
import { declareAppScheme, serveAppFiles } from './shell/app-protocol.ts';
import { readConsoleId } from './shell/console-id.ts';
import { readLaunchOptions } from './shell/launch-options.ts';
import { type Log, openLog } from './shell/log.ts';
import { createMainWindow } from './shell/main-window.ts';
import { guardPermissions } from './shell/permissions.ts';
import { watchWaking } from './shell/power.ts';
import { takeScreenshots } from './shell/screenshots.ts';
import { systemClock } from './system-clock.ts';
import { twilioBaseUrl } from './twilio/base-url.ts';
import { createTwilioClient } from './twilio/client.ts';
import { openSecretStore } from './vault/keychain-store.ts';

const KEYCHAIN_SERVICE = 'Earshot';
/** About one frame: patches that come closer together are sent as one. */
const FRAME_MS = 16;

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

  // The session and what it tells the page.
  const session = createSessionService({
    connect,
    clock: systemClock,
    consoleId,
    newEpoch: randomUUID,
    onSession: (state) => pages.send('session:changed', state),
    onPatch: createPatchCoalescer(
      (flush) => setTimeout(flush, FRAME_MS),
      (patch) => pages.send('roster:patch', patch),
    ),
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

  // The doors of the page, before it loads.
  const windows = new Set<number>();
  serveCalls({
    handlers: createCallHandlers({
      session,
      profiles,
      relayOf,
      rehearsal,
      vault: store.state,
      onChecking: (id) => pages.send('command:checking', { id }),
      settings,
      history,
    }),
    windows,
    onReady: pages.add,
    report: log.error,
  });
  const browserSession = electronSession.defaultSession;
  guardPermissions(browserSession);
  serveAppFiles(browserSession, outDir('../renderer'));
  installMenu(process.platform === 'darwin', !app.isPackaged);

  // The window.
  const { window, load } = createMainWindow({
    session: browserSession,
    preloadPath: outDir('../preload/index.cjs'),
    allowDevTools: !app.isPackaged,
  });
  windows.add(window.webContents.id);
  watchLife(window, async () => {
    await session.close();
    rehearsal.close();
    await history.close();
  });
  if (options.rehearse) {
    const opened = await rehearsal.open();
    if (!opened.ok) log.error(opened.error.message);
  }
  await load().catch(log.error);
  if (options.screenshotDir !== null) takeScreenshots(window, options.screenshotDir);
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

/** One window is the whole console: it comes to the front on a second start and ends with the app. */
function watchLife(window: BrowserWindow, close: () => Promise<void>): void {
  app.on('second-instance', () => {
    if (window.isMinimized()) window.restore();
    window.focus();
  });
  let isClosed = false;
  app.on('before-quit', (event) => {
    if (isClosed) return;
    event.preventDefault();
    isClosed = true;
    close().finally(() => app.quit());
  });
  app.on('window-all-closed', () => app.quit());
}

function giveUp(error: unknown): void {
  openLog().error(error);
  app.exit(1);
}
