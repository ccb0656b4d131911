import type { Earshot } from '../../test/support/electron/launch-earshot.ts';
import { askMain } from './ask-main.ts';
import { type KnownChange, type MeasuredPage, middleOf, openCdp } from './measured-page.ts';
import { buildBarePage } from './page-watch.ts';

/**
 * A second window of the same Electron, as large as the console's and with as many lines, but without
 * anything of the console's: what this machine does at best. Main changes a line by a script.
 */
export async function openBarePage({ app }: Earshot, lines: number): Promise<MeasuredPage> {
  const opening = app.waitForEvent('window');
  const id = await askMain(
    app,
    async ({ BrowserWindow }) => {
      if (globalThis.bareWindow !== undefined) return globalThis.bareWindow;
      const [console] = BrowserWindow.getAllWindows();
      const window = new BrowserWindow({
        ...console?.getBounds(),
        webPreferences: { backgroundThrottling: false },
      });
      globalThis.bareWindow = window.id;
      await window.loadURL('about:blank');
      return window.id;
    },
    null,
  );
  const page = await opening;
  await page.evaluate(buildBarePage, lines);
  const cdp = await openCdp(page);
  const pid = await askMain(
    app,
    ({ BrowserWindow }, which) => BrowserWindow.fromId(which)?.webContents.getOSProcessId() ?? 0,
    id,
  );
  let known: KnownChange[] = [];
  return {
    ...{ app, page, cdp, pid },
    middle: await middleOf(page),
    async change(name) {
      const picked = await page.evaluate((mark) => globalThis.pageWatch.pick(mark), name);
      if (picked === null) return false;
      const { callSid, hold } = picked;
      const inMainAt = await askMain(
        app,
        ({ BrowserWindow }, { which, script }) => {
          const now = Number(process.hrtime.bigint()) / 1e6;
          void BrowserWindow.fromId(which)?.webContents.executeJavaScript(script);
          return now;
        },
        {
          which: id,
          script: `document.querySelector('[data-line-key=${callSid}]').textContent = '${hold ? 'on hold' : 'on'}'; 0`,
        },
      );
      known.push({ name, inMainAt, sentAt: null });
      return true;
    },
    async changesKnown() {
      const all = known;
      known = [];
      return all;
    },
    opener: 'Open',
  };
}

/** In main. */
declare global {
  var bareWindow: number | undefined;
}
