import { BrowserWindow, screen } from 'electron';
import { APP_ORIGIN } from '../core/app-origin.ts';
import { placeWithin } from './mini-place.ts';
import type { MiniPlaceFile } from './mini-place-file.ts';
import { keepOnPage, type PageNeeds, pagePreferences } from './page-window.ts';

/** A small window over all others that shows my own mode. There is none until it is opened. */
export interface MiniWindow {
  /** Opens it, or brings it back to the front; it takes the keyboard only when somebody asked for it. */
  open(takesFocus: boolean): void;
  close(): void;
  /** Gives its page the height that it needs, in the page's own pixels. */
  fit(height: number): void;
}

/** At least, in the page's own pixels, which are larger than the desktop's where the console is zoomed. */
const SIZE = { width: 344, height: 132 };
/** A move that has paused for so long has ended, in milliseconds. */
const MOVED_AFTER_MS = 400;

interface MiniWindowNeeds extends PageNeeds {
  readonly place: MiniPlaceFile;
  /** Before it loads, with the id of its page; the function that it returns is called when it is gone. */
  readonly onOpen: (pageId: number) => () => void;
  readonly report: (error: unknown) => void;
}

export function createMiniWindow({ place, onOpen, report, ...page }: MiniWindowNeeds): MiniWindow {
  let window: BrowserWindow | null = null;

  return {
    open(takesFocus) {
      if (window !== null) return bringUp(window, takesFocus);
      const opened = build();
      window = opened;
      const onClosed = onOpen(opened.webContents.id);
      opened.once('closed', () => {
        window = null;
        onClosed();
      });
      opened.once('ready-to-show', () => bringUp(opened, takesFocus));
      opened.loadURL(`${APP_ORIGIN}/mini.html`).catch((error: unknown) => {
        if (!opened.isDestroyed()) report(error);
      });
    },
    // Its page may hang; it goes all the same.
    close: () => window?.destroy(),
    fit(height) {
      if (window !== null) resize(window, height);
    },
  };

  function build(): BrowserWindow {
    const built = new BrowserWindow({
      ...SIZE,
      ...placeWithin(place.place, SIZE, areas()),
      show: false,
      title: 'Earshot: my own mode',
      backgroundColor: '#0e1014',
      frame: false,
      alwaysOnTop: true,
      resizable: false,
      minimizable: false,
      maximizable: false,
      fullscreenable: false,
      webPreferences: pagePreferences(page),
    });
    built.setVisibleOnAllWorkspaces(true, {
      visibleOnFullScreen: true,
      skipTransformProcessType: true,
    });
    keepOnPage(built);
    keepInSight(built);
    return built;
  }

  function keepInSight(built: BrowserWindow): void {
    let moving: ReturnType<typeof setTimeout> | undefined;
    built.on('move', () => {
      clearTimeout(moving);
      moving = setTimeout(keepPlace, MOVED_AFTER_MS);
    });
    screen.on('display-removed', bringBack);
    screen.on('display-metrics-changed', bringBack);
    built.once('closed', () => {
      clearTimeout(moving);
      screen.off('display-removed', bringBack);
      screen.off('display-metrics-changed', bringBack);
    });

    function keepPlace(): void {
      void place.keep(pointOf(built));
    }

    function bringBack(): void {
      const { x, y, width, height } = built.getBounds();
      const next = placeWithin({ x, y }, { width, height }, areas());
      if (next.x !== x || next.y !== y) built.setPosition(next.x, next.y);
    }
  }
}

function resize(window: BrowserWindow, height: number): void {
  const zoom = window.webContents.getZoomFactor();
  const wanted = {
    width: Math.ceil(SIZE.width * zoom),
    height: Math.ceil(Math.max(SIZE.height, height) * zoom),
  };
  const bounds = window.getBounds();
  if (bounds.width === wanted.width && bounds.height === wanted.height) return;
  window.setBounds({ ...placeWithin(bounds, wanted, areas()), ...wanted });
}

function bringUp(window: BrowserWindow, takesFocus: boolean): void {
  if (takesFocus) window.show();
  else window.showInactive();
  window.moveTop();
}

function areas() {
  const main = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter(({ id }) => id !== main.id);
  return [main, ...others].map(({ workArea }) => workArea);
}

function pointOf(window: BrowserWindow) {
  const { x, y } = window.getBounds();
  return { x, y };
}
