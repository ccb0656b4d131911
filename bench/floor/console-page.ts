import { fillSignInForm } from '../../test/support/console/console-test.ts';
import type { Earshot } from '../../test/support/electron/launch-earshot.ts';
import { askMain } from './ask-main.ts';
import type { BusyAccount } from './busy-process.ts';
import {
  type KnownChange,
  type MeasuredPage,
  middleOf,
  openCdp,
  traceNow,
} from './measured-page.ts';
import type { PickedLine } from './page-watch.ts';
import { type PassedHold, watchHolds } from './watch-holds.ts';

const SIGN_IN_MS = 60_000;
/** Ten thousand people are read within one, where nothing else runs. */
const READING_MS = 180_000;

/** Signs the console in to the account, as a person would, and waits until it shows so many lines. */
export async function openConsolePage(
  { app, window: page }: Earshot,
  account: BusyAccount,
  lines: number,
): Promise<MeasuredPage> {
  await fillSignInForm(page, account, {
    'Relay address': account.relayUrl,
    'Relay token': account.relayToken,
    'Requests a minute': '3000',
  });
  await page.getByRole('button', { name: 'Check and sign in' }).click();
  const grid = page.getByRole('grid', { name: 'Participants' });
  const refusal = page.getByRole('alert').first();
  await grid.or(refusal).first().waitFor({ timeout: SIGN_IN_MS });
  if (!(await grid.isVisible())) {
    throw new Error(`The console does not sign in: ${await refusal.textContent()}`);
  }
  await page.waitForFunction(
    (count) => {
      const grid = document.querySelector('[role="grid"][aria-label="Participants"]');
      return Number(grid?.getAttribute('aria-rowcount')) >= count;
    },
    lines,
    { timeout: READING_MS, polling: 500 },
  );
  const cdp = await openCdp(page);
  const pid = await askMain(
    app,
    ({ BrowserWindow }, url) =>
      BrowserWindow.getAllWindows()
        .find(({ webContents }) => webContents.getURL() === url)
        ?.webContents.getOSProcessId() ?? 0,
    page.url(),
  );
  await watchMain(app);

  let asked: Asked[] = [];
  return {
    ...{ app, page, cdp, pid },
    middle: await middleOf(page),
    async change(name) {
      const picked = await page.evaluate((mark) => globalThis.pageWatch.pick(mark), name);
      if (picked === null) return false;
      asked.push({ ...picked, name, at: traceNow() });
      return account.probe(picked.callSid, picked.hold);
    },
    async changesKnown() {
      const { sent } = await account.report();
      const read = await askMain(app, () => [...(globalThis.passedHolds ?? [])], null);
      const known = asked.flatMap((change): readonly KnownChange[] => {
        const inMainAt = whenPassed(change, read);
        if (inMainAt === null) return [];
        return [{ name: change.name, inMainAt, sentAt: whenPassed(change, sent) }];
      });
      asked = [];
      return known;
    },
    opener: 'Remove',
  };
}

interface Asked extends PickedLine {
  readonly name: string;
  readonly at: number;
}

function whenPassed(asked: Asked, passed: readonly PassedHold[]): number | null {
  const { callSid, hold, at } = asked;
  const first = passed.find((one) => one.callSid === callSid && one.hold === hold && one.at >= at);
  return first?.at ?? null;
}

declare global {
  var passedHolds: readonly PassedHold[] | undefined;
}

/** Takes note, in main, of what comes out of its sockets before anything of the console's has seen it. */
async function watchMain(app: Earshot['app']): Promise<void> {
  await askMain(
    app,
    (_, watch) => {
      if (globalThis.passedHolds !== undefined) return;
      const { Socket } = process.getBuiltinModule('node:net');
      // biome-ignore lint/security/noGlobalEval: what is sent to main is text.
      globalThis.passedHolds = globalThis.eval(`(${watch})`)(Socket.prototype, 'push');
    },
    watchHolds.toString(),
  );
}
