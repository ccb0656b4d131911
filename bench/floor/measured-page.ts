import type { CDPSession, ElectronApplication, Page } from '@playwright/test';
import { inTime } from './ask-main.ts';
import { watchPage } from './page-watch.ts';

/** A page in real Electron that is scrolled, clicked and told of changes while Chrome takes notes. */
export interface MeasuredPage {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly cdp: CDPSession;
  /** Of its renderer. */
  readonly pid: number;
  /** In the middle of what scrolls. */
  readonly middle: Point;
  /** Lets one line in sight change, which the page marks by this name; false: there was none. */
  change(name: string): Promise<boolean>;
  /** When main knew of each change that was let happen since this was asked last. */
  changesKnown(): Promise<readonly KnownChange[]>;
  /** The name of the buttons that open a dialog. */
  readonly opener: string;
}

/** By the trace's clock, in milliseconds. */
export interface KnownChange {
  readonly name: string;
  /** When the event was in main. */
  readonly inMainAt: number;
  /** When the relay handed it to the network; null where there is no relay. */
  readonly sentAt: number | null;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** By the clock that Chrome's traces go by, in milliseconds. */
export function traceNow(): number {
  return Number(process.hrtime.bigint()) / 1e6;
}

export async function openCdp(page: Page): Promise<CDPSession> {
  const cdp = await page.context().newCDPSession(page);
  // tsx names functions by a helper that it puts into the file, not into what is sent to the page.
  await page.evaluate('globalThis.__name = (named) => named');
  await page.evaluate(watchPage);
  return cdp;
}

/** Where a wheel scrolls the lines. */
export async function middleOf(page: Page): Promise<Point> {
  const box = await page.getByRole('grid', { name: 'Participants' }).boundingBox();
  if (box === null) throw new Error('The grid is not in sight');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** Scrolls up and down with a wheel, as fast as somebody who looks for a name, until it is time. */
export async function scrollUntil({ cdp, middle }: MeasuredPage, end: number): Promise<void> {
  for (let down = true; traceNow() < end; down = !down) {
    const gesture = cdp.send('Input.synthesizeScrollGesture', {
      ...middle,
      yDistance: down ? -SCROLL.pixels : SCROLL.pixels,
      speed: SCROLL.pixelsPerSecond,
      gestureSourceType: 'mouse',
    });
    // A page that is choked takes no wheel; what it showed until then is measured all the same.
    await inTime(gesture, GESTURE_MS).catch(() => undefined);
  }
}

const GESTURE_MS = 30_000;
const SCROLL = { pixels: 6_000, pixelsPerSecond: 1_500 };

/** Lets lines change until it is time. */
export async function changeUntil(
  measured: MeasuredPage,
  { name, end, everyMs }: { name: string; end: number; everyMs: number },
): Promise<void> {
  for (let number = 1; traceNow() < end; number += 1) {
    const next = traceNow() + everyMs;
    await measured.change(`${name} ${number}`);
    await new Promise((resolve) => setTimeout(resolve, next - traceNow()));
  }
}

/** Opens a dialog by a click and closes it, so many times at most, until it is time. */
export async function clickUntil(
  { page, opener }: MeasuredPage,
  { name, end, times }: { name: string; end: number; times: number },
): Promise<void> {
  const dialog = page.getByRole('dialog').first();
  for (let number = 1; number <= times && traceNow() < end; number += 1) {
    const place = await page.evaluate((called) => globalThis.pageWatch.button(called), opener);
    if (place === null) throw new Error(`No button “${opener}” is in sight`);
    const { x, y } = place;
    await page.mouse.move(x, y);
    await page.evaluate(
      (overlay) => globalThis.pageWatch.expectOverlay(overlay),
      `${name} ${number}`,
    );
    await page.mouse.click(x, y);
    await dialog.waitFor();
    // It is there, and has come to rest.
    await page.waitForTimeout(300);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
  }
}
