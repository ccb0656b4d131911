import { appUser } from '../../scripts/desktop/app-user.mjs';
import { appFolder } from '../../scripts/desktop/staged-app.mjs';
import { newHome } from '../../test/support/electron/launch-earshot.ts';

/** What is started, by whom, and what says that it is there. */
export interface AppPlace {
  readonly folder: string;
  /** The same for each start, as somebody who works with it every day has it. */
  readonly home: string;
  readonly args: readonly string[];
  /** What is on the screen then, as a selector. */
  readonly shows: string;
}

/** The built console, which opens the rehearsal by itself. */
export async function appPlace(): Promise<AppPlace> {
  return {
    folder: await appFolder(await appUser()),
    home: await newHome(),
    args: ['--rehearsal'],
    shows: '[role="rowheader"]',
  };
}
