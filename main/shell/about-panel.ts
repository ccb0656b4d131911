import type { AboutPanelOptionsOptions } from 'electron';

interface AboutFacts {
  readonly version: string;
  readonly notForUsers: string | null;
  readonly iconPath: string;
}

/** What the system's own about box shows. */
export function aboutPanel({
  version,
  notForUsers,
  iconPath,
}: AboutFacts): AboutPanelOptionsOptions {
  return {
    applicationName: 'Earshot',
    // The one field that every system shows.
    applicationVersion: notForUsers === null ? version : `${version}. ${notForUsers}`,
    copyright: 'Copyright © Earshot contributors. MIT licensed.',
    iconPath,
  };
}
