import type { BrowserWindow, WebContents } from 'electron';
import type { CallName, PushName } from '../../common/ipc/channel-names.ts';
import type { OwnCalls } from '../core/own-calls.ts';
import { createMiniControl, type MiniControl } from './mini-control.ts';
import { MINI_HEARS, miniMayAsk } from './mini-page.ts';
import type { MiniPlaceFile } from './mini-place-file.ts';
import { createMiniWindow, type MiniWindow } from './mini-window.ts';
import type { PageNeeds } from './page-window.ts';

/** The console's own window, and the mini window, which lives no longer than that. */
export interface ConsoleWindows {
  readonly mini: MiniControl & Pick<MiniWindow, 'fit'>;
  /** The pages that may ask, by the id of their webContents. */
  readonly pageIds: ReadonlySet<number>;
  /** Whether this page may make this call. */
  mayAsk(pageId: number, name: CallName, input: unknown): boolean;
  /** The pushes that this page is sent; undefined: all. */
  hears(page: WebContents): ReadonlySet<PushName> | undefined;
  /** Brings the console to the front. */
  bringUp(): void;
}

interface WindowsNeeds {
  /** The console's own, which may be shown already. */
  readonly main: BrowserWindow;
  readonly page: PageNeeds;
  readonly miniPlace: MiniPlaceFile;
  readonly ownCalls: () => OwnCalls | null;
  /** Tells the mini window of my calls. */
  readonly tell: (calls: OwnCalls) => void;
  readonly report: (error: unknown) => void;
}

export function createWindows({
  main,
  page,
  miniPlace,
  ownCalls,
  tell,
  report,
}: WindowsNeeds): ConsoleWindows {
  const pageIds = new Set([main.webContents.id]);
  const mainId = main.webContents.id;
  let hasOpened = main.isVisible();
  const miniWindow = createMiniWindow({
    ...page,
    place: miniPlace,
    report,
    onOpen(pageId) {
      pageIds.add(pageId);
      return () => {
        pageIds.delete(pageId);
        mini.hide();
      };
    },
  });
  const mini = createMiniControl({
    window: miniWindow,
    // Before it was ever shown it is not missed.
    isConsoleHidden: () => hasOpened && (main.isMinimized() || !main.isVisible()),
    ownCalls,
    tell,
  });

  main.once('show', () => {
    hasOpened = true;
  });
  main.on('show', mini.look);
  main.on('hide', mini.look);
  main.on('minimize', mini.look);
  main.on('restore', mini.look);
  main.once('closed', () => {
    hasOpened = false;
    mini.hide();
  });

  return {
    mini: { ...mini, fit: miniWindow.fit },
    pageIds,
    mayAsk: (pageId, name, input) => pageId === mainId || miniMayAsk(name, input),
    hears: ({ id }) => (id === mainId ? undefined : MINI_HEARS),
    bringUp() {
      if (main.isDestroyed()) return;
      if (main.isMinimized()) main.restore();
      main.show();
      main.focus();
    },
  };
}
