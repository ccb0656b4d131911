import type { Locator, Page } from '@playwright/test';
import { type Simulator, startSimulator } from '../../../simulator/index.ts';
import { test as base } from '../electron/earshot-test.ts';
import type { Earshot, LaunchOptions } from '../electron/launch-earshot.ts';

/** The console signed in to a simulated account, and what a person would look for in it. */
export interface Console extends Earshot {
  readonly grid: Locator;
  /** The row of the person of this name. */
  person(name: string | RegExp): Locator;
  /** The head of this conference's group. */
  conference(name: string): Locator;
  /** A button in somebody's row. */
  button(person: string | RegExp, name: string): Locator;
}

interface SignInOptions extends LaunchOptions {
  readonly account?: Simulator;
  /** What is typed into fields of the form in place of the usual. */
  readonly fields?: Partial<Record<string, string>>;
}

interface ConsoleFixtures {
  /** An account with an empty floor, whose state the test reads and changes directly. */
  readonly simulator: Simulator;
  /** Opens the console and signs in, as a person would, to this account or to another. */
  readonly signIn: (options?: SignInOptions) => Promise<Console>;
}

export const test = base.extend<ConsoleFixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from it
  simulator: async ({}, use) => {
    const simulator = await startSimulator({ scenario: 'empty' });
    await use(simulator);
    await simulator.close();
  },
  signIn: async ({ launch, simulator }, use) => {
    await use(async ({ account = simulator, fields = {}, ...options } = {}) => {
      const earshot = await launch(options);
      await fillSignInForm(earshot.window, account, fields);
      await earshot.window.getByRole('button', { name: 'Check and sign in' }).click();
      await earshot.window
        .getByRole('status')
        .filter({ hasText: /Live|Polling/ })
        .waitFor();
      return consoleOf(earshot);
    });
  },
});

export { expect } from '@playwright/test';

/** What one has to know of an account to sign in. */
type AccountToSignIn = Readonly<
  Record<'accountSid' | 'apiKeySid' | 'apiKeySecret' | 'url', string> &
    Record<'supervisorEndpoint' | 'callerId', string>
>;

/** What the form of each way asks for; the rest of the usual has no field there. */
const FIELDS_OF = {
  'Connect a Twilio account': ['API key SID', 'Secret', 'Base URL'],
  'Connect by our relay': [],
} as const;

export async function fillSignInForm(
  window: Page,
  simulator: AccountToSignIn,
  changes: Partial<Record<string, string>> = {},
  way: keyof typeof FIELDS_OF = 'Connect a Twilio account',
): Promise<void> {
  const ofWay: Record<string, string> = {
    'API key SID': simulator.apiKeySid,
    Secret: simulator.apiKeySecret,
    'Base URL': simulator.url,
  };
  const fields: Record<string, string | undefined> = {
    Name: 'North support',
    'Account SID': simulator.accountSid,
    ...Object.fromEntries(FIELDS_OF[way].map((field) => [field, ofWay[field]])),
    'Your phone': simulator.supervisorEndpoint,
    'Caller id': simulator.callerId,
    'Your name': 'Alex',
    ...changes,
  };
  const more = window.getByRole('button', { name: 'More', exact: true });
  const choice = window.getByRole('button', { name: way });
  await more.or(choice).waitFor();
  if (await choice.isVisible()) await choice.click();
  if ((await more.getAttribute('aria-expanded')) === 'false') await more.click();
  for (const [label, value] of Object.entries(fields)) {
    await window.getByRole('textbox', { name: label, exact: true }).fill(value ?? '');
  }
}

/** What a person would look for in a console that is signed in; the grid has another name in another language. */
export function consoleOf(
  earshot: Earshot,
  grid = earshot.window.getByRole('grid', { name: 'Participants' }),
): Console {
  const rows = grid.getByRole('row');
  const person = (name: string | RegExp) =>
    rows.filter({ has: earshot.window.getByRole('rowheader').filter({ hasText: name }) });
  return {
    ...earshot,
    grid,
    person,
    conference: (name) => rows.filter({ has: earshot.window.getByRole('heading', { name }) }),
    button: (who, name) => person(who).getByRole('button', { name, exact: true }),
  };
}
