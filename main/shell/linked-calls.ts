import type { App } from 'electron';
import type { ConferenceSid } from '../../common/model/sid.ts';
import { callOfArguments, callOfLink } from './deep-link.ts';

/** What the system hands over from outside: a link, or no more than a second start. */
export interface LinkedCalls {
  /**
   * Tells of what has come already, and of all that comes. The call is null where none was named, or where
   * what was given is no link of ours.
   */
  hear(act: (call: ConferenceSid | null) => void): void;
}

/** To be called before Electron is ready: a Mac hands the link of the first start over before that. */
export function collectLinks(
  app: Pick<App, 'on' | 'setAsDefaultProtocolClient' | 'isPackaged'>,
  argv: readonly string[],
  platform: NodeJS.Platform,
): LinkedCalls {
  const first = callOfArguments(argv);
  let early: ConferenceSid | null | undefined = first ?? undefined;
  let tell = (call: ConferenceSid | null): void => {
    // Whoever starts it again while it opens has not taken the link back.
    early = call ?? early ?? null;
  };

  app.on('second-instance', (_event, words) => tell(callOfArguments(words)));
  // How a Mac hands a link over.
  app.on('open-url', (event, link) => {
    event.preventDefault();
    tell(callOfLink(link));
  });
  // Where no installer does it. What follows `--` is not read as a switch.
  if (platform === 'win32' && app.isPackaged) {
    app.setAsDefaultProtocolClient('earshot', process.execPath, ['--']);
  }

  return {
    hear(act) {
      tell = act;
      if (early !== undefined) act(early);
      early = undefined;
    },
  };
}
