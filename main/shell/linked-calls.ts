import type { App } from 'electron';

/** What the system hands over from outside: a link, or no more than a second start. */
export interface LinkedCalls {
  /** Tells of what has come already, and of all that comes: the words of a start, the program’s own first. */
  hear(act: (argv: readonly string[]) => void): void;
}

/** To be called before Electron is ready: a Mac hands the link of the first start over before that. */
export function collectLinks(
  app: Pick<App, 'on' | 'setAsDefaultProtocolClient' | 'isPackaged'>,
  argv: readonly string[],
  platform: NodeJS.Platform,
): LinkedCalls {
  const early: (readonly string[])[] = argv.some(isLink) ? [argv] : [];
  let tell = (words: readonly string[]): void => void early.push(words);

  app.on('second-instance', (_event, words) => tell(words));
  // How a Mac hands a link over.
  app.on('open-url', (event, link) => {
    event.preventDefault();
    tell(['', link]);
  });
  // Where no installer does it. What follows `--` is not read as a switch.
  if (platform === 'win32' && app.isPackaged) {
    app.setAsDefaultProtocolClient('earshot', process.execPath, ['--']);
  }

  return {
    hear(act) {
      tell = act;
      for (const words of early.splice(0)) act(words);
    },
  };
}

function isLink(word: string): boolean {
  return word.toLowerCase().startsWith('earshot:');
}
