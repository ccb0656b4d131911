import type { Updater } from '../core/update-service.ts';

/** What can end this console with a newer one in its place. */
export interface InstallingUpdater extends Updater {
  /** Puts what was fetched in the place of this console and starts it: the last thing that this one does. */
  install(version: string): void;
}
