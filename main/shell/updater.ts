import path from 'node:path';
import { app } from 'electron';
import { ok } from '../../common/failure.ts';
import type { Updater } from '../core/update-service.ts';
import type { InstallingUpdater } from './installing-updater.ts';
import type { Log } from './log.ts';
import { standingOf } from './update-standing.ts';

/**
 * Updates for a copy that can be replaced, by a library that is not read before it is needed: nobody waits
 * for it to see the calls. `config` stands for the file of the installer, in development.
 */
export function createUpdater(log: Log, config: string | null): InstallingUpdater {
  if (config === null && !app.isPackaged) return notActive('development');
  const { platform, env, execPath, resourcesPath: resources } = process;
  const copy = { platform, env, execPath, resources };
  const standing = standingOf(copy, config ?? path.join(resources, 'app-update.yml'));
  if (standing !== 'active') return notActive(standing);
  let opened: Promise<InstallingUpdater> | null = null;
  const open = () => {
    opened ??= import('./active-updater.ts').then(({ activeUpdater }) =>
      activeUpdater(log, config),
    );
    return opened;
  };
  return {
    standing,
    look: async (channel) => (await open()).look(channel),
    download: async (onPercent) => (await open()).download(onPercent),
    giveUp: () => void opened?.then((updater) => updater.giveUp()),
    install: (version) => void open().then((updater) => updater.install(version)),
  };
}

function notActive(standing: Exclude<Updater['standing'], 'active'>): InstallingUpdater {
  return {
    standing,
    look: async () => ok(null),
    download: async () => ok(undefined),
    giveUp: () => undefined,
    install: () => undefined,
  };
}
