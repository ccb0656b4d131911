import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type ElectronApplication, expect, type Page } from '@playwright/test';

const SIZES = [
  { width: 1280, height: 800 },
  { width: 1920, height: 1080 },
];
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Pictures of a view in every size and colour, into out/screens/, after asking axe about each colour. */
export async function picture(app: ElectronApplication, window: Page, name: string): Promise<void> {
  for (const colorScheme of ['dark', 'light'] as const) {
    await window.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await expect(window.locator('html')).toHaveAttribute('data-mantine-color-scheme', colorScheme);
    for (const { width, height } of SIZES) {
      await resize(app, width, height);
      await expect.poll(() => window.evaluate(() => globalThis.innerWidth)).toBe(width);
      await window.screenshot({ path: `out/screens/${name}-${colorScheme}-${width}.png` });
    }
    expect(await violationsOf(window)).toEqual([]);
  }
}

export function resize(app: ElectronApplication, width: number, height: number): Promise<void> {
  return app.evaluate(
    ({ BrowserWindow }, size) => {
      const [window] = BrowserWindow.getAllWindows();
      window?.setMinimumSize(1, 1);
      window?.setContentSize(size.width, size.height);
    },
    { width, height },
  );
}

export async function violationsOf(window: Page): Promise<readonly string[]> {
  await window.evaluate(AXE);
  return window.evaluate(async () => {
    const { violations } = await Reflect.get(window, 'axe').run();
    return violations.map(
      ({ id, nodes }: { id: string; nodes: { html: string }[] }) => `${id}: ${nodes[0]?.html}`,
    );
  });
}
