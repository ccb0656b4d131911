import { app, dialog } from 'electron';
import electronUpdater, { type AppUpdater } from 'electron-updater';
import { fail, ok, type Result } from '../../common/failure.ts';
import type { UpdateChannel } from '../../common/ipc/updates.ts';
import { readUpdateKeys } from './build-note.ts';
import type { InstallingUpdater } from './installing-updater.ts';
import type { Log } from './log.ts';
import { isSigned, listNames, readPublicKeys } from './update-signature.ts';
import {
  ListNotSignedError,
  NOT_INSTALLED_WORDS,
  SENT_AROUND,
  whyNotUpdated,
} from './update-words.ts';

/** The names of the channels in the feed. */
const FEED: Readonly<Record<UpdateChannel, string>> = { stable: 'latest', beta: 'beta' };

/** One that is asked for a list, or for a file, sends on once or twice. */
const MOST_REDIRECTS = 10;

/**
 * Updates by electron-updater. It checks the publisher's signature on Windows and macOS, and everywhere
 * that the file is the one that the feed names; that the feed is signed is checked here. Who gets a version
 * first is decided by the feed's `stagingPercentage`. `config` stands for the file of the installer, in development.
 */
export function activeUpdater(log: Log, config: string | null): InstallingUpdater {
  const { autoUpdater } = electronUpdater;
  if (config !== null) {
    autoUpdater.forceDevUpdateConfig = true;
    autoUpdater.updateConfigPath = config;
  }
  autoUpdater.autoDownload = false;
  autoUpdater.autoInstallOnAppQuit = true;
  // Such a one brings a second file, whose publisher nobody would check.
  autoUpdater.disableWebInstaller = true;
  autoUpdater.logger = { info: log.info, warn: log.info, error: log.error };
  // Without a listener an error would end the process; it comes as a rejection as well.
  autoUpdater.on('error', () => undefined);
  refuseUnsigned(autoUpdater);
  return activeWith(autoUpdater);
}

function activeWith(updater: AppUpdater): InstallingUpdater {
  let cancelling = new electronUpdater.CancellationToken();
  const redirects = countRedirects(updater);

  /** Does what electron-updater does by promises, and says in words why it could not. */
  async function tell<T>(act: () => Promise<T>): Promise<Result<T, string>> {
    redirects.begin();
    try {
      return ok(await act());
    } catch (error) {
      return fail(redirects.areTooMany() ? SENT_AROUND : whyNotUpdated(error));
    }
  }

  return {
    standing: 'active',
    look: (channel) =>
      tell(async () => {
        updater.channel = FEED[channel];
        // GitHub marks betas as such, and electron-updater goes by the version that runs, not by what was chosen.
        updater.allowPrerelease = channel === 'beta';
        // Setting a channel allows it; nobody is to lose what a newer version has written.
        updater.allowDowngrade = false;
        const found = await updater.checkForUpdates();
        return found?.isUpdateAvailable === true ? found.updateInfo.version : null;
      }),
    async download(onPercent) {
      const progress = ({ percent }: { percent: number }) => onPercent(percent);
      cancelling = new electronUpdater.CancellationToken();
      updater.on('download-progress', progress);
      const done = await tell(() => updater.downloadUpdate(cancelling));
      updater.off('download-progress', progress);
      return done.ok ? ok(undefined) : done;
    },
    giveUp() {
      cancelling.cancel();
      // It takes the look that hangs for the one that is asked for next, and would wait for it ever after.
      Reflect.set(updater, 'checkForUpdatesPromise', null);
      void updater.netSession.closeAllConnections();
    },
    install(version) {
      updater.once('error', (error) => {
        const { title, text } = NOT_INSTALLED_WORDS;
        dialog.showErrorBox(title(version), text(whyNotUpdated(error)));
        // Not 0, or it would be tried once more on the way out.
        app.exit(1);
      });
      // The newer one may be there before this one is gone, and would give way to it.
      app.releaseSingleInstanceLock();
      updater.quitAndInstall();
    },
  };
}

/**
 * A list that is not signed is refused where electron-updater asks whether it is for this system: before it has
 * become what is offered, or could be fetched. Who takes betas gets stable ones from the list of those. A build
 * that has no key takes every list.
 */
function refuseUnsigned(updater: AppUpdater): void {
  const isForThisSystem = updater.isUpdateSupported;
  updater.isUpdateSupported = async (list) => {
    const keys = await readUpdateKeys(app.getAppPath());
    const names = listNames(
      updater.channel === FEED.beta ? [FEED.beta, FEED.stable] : [FEED.stable],
    );
    if (keys !== null && !isSigned(list, names, readPublicKeys(keys))) {
      throw new ListNotSignedError();
    }
    return isForThisSystem(list);
  };
}

/** electron-updater follows redirects without end. */
function countRedirects({ netSession }: AppUpdater) {
  let count = 0;
  netSession.webRequest.onHeadersReceived(({ statusCode }, answer) => {
    if (statusCode >= 300 && statusCode < 400) count += 1;
    answer({ cancel: count > MOST_REDIRECTS });
  });
  return {
    begin() {
      count = 0;
    },
    areTooMany: () => count > MOST_REDIRECTS,
  };
}
