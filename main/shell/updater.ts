import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { app } from 'electron';
import electronUpdater, { type AppUpdater } from 'electron-updater';
import { fail, ok } from '../../common/failure.ts';
import type { UpdateChannel } from '../../common/ipc/updates.ts';
import type { Updater } from '../core/update-service.ts';
import type { Log } from './log.ts';
import { whyNotUpdated } from './update-words.ts';

/** The names of the channels in the feed. */
const FEED: Readonly<Record<UpdateChannel, string>> = { stable: 'latest', beta: 'beta' };

/**
 * Updates by electron-updater. It checks the publisher's signature on Windows and macOS, and everywhere
 * that the file is the one that the feed names; who gets a version first is decided by the feed's
 * `stagingPercentage`. `config` stands for the file of the installer, in development.
 */
export function createUpdater(log: Log, config: string | null): Updater {
  if (config === null && !app.isPackaged) return notActive('development');
  const place = config ?? path.join(process.resourcesPath, 'app-update.yml');
  if (!isInstalled(place)) return notActive('not-installed');
  if (!namesFeed(place)) return notActive('no-feed');
  const { autoUpdater } = electronUpdater;
  if (config !== null) {
    autoUpdater.forceDevUpdateConfig = true;
    autoUpdater.updateConfigPath = config;
  }
  autoUpdater.autoDownload = false;
  autoUpdater.autoInstallOnAppQuit = true;
  autoUpdater.logger = { info: log.info, warn: log.info, error: log.error };
  // Without a listener an error would end the process; it comes as a rejection as well.
  autoUpdater.on('error', () => undefined);
  return activeWith(autoUpdater);
}

function activeWith(updater: AppUpdater): Updater {
  return {
    standing: 'active',
    async look(channel) {
      try {
        updater.channel = FEED[channel];
        // Setting a channel allows it; nobody is to lose what a newer version has written.
        updater.allowDowngrade = false;
        const found = await updater.checkForUpdates();
        return ok(found?.isUpdateAvailable === true ? found.updateInfo.version : null);
      } catch (error) {
        return fail(whyNotUpdated(error));
      }
    },
    async download(onPercent) {
      const tell = ({ percent }: { percent: number }) => onPercent(percent);
      updater.on('download-progress', tell);
      try {
        await updater.downloadUpdate();
        return ok(undefined);
      } catch (error) {
        return fail(whyNotUpdated(error));
      } finally {
        updater.off('download-progress', tell);
      }
    },
    restart: () => updater.quitAndInstall(),
  };
}

/** An installer says from where it came; on Linux only a package, or an AppImage, can be replaced. */
function isInstalled(config: string): boolean {
  if (!existsSync(config)) return false;
  const isPackage = existsSync(path.join(process.resourcesPath, 'package-type'));
  return process.platform !== 'linux' || process.env.APPIMAGE !== undefined || isPackage;
}

/** One that was built without an address of newer versions is told of none. */
function namesFeed(config: string): boolean {
  return /^provider:/m.test(readFileSync(config, 'utf8'));
}

function notActive(standing: Exclude<Updater['standing'], 'active'>): Updater {
  const none = async () => ok(null);
  return { standing, look: none, download: async () => ok(undefined), restart: () => undefined };
}
