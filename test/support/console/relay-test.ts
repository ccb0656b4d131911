import type { LaunchOptions } from '../electron/launch-earshot.ts';
import { type AccountWithRelay, startAccountWithRelay } from '../relay/account-with-relay.ts';
import { test as base, type Console, consoleOf, fillSignInForm } from './console-test.ts';

interface RelayFixtures {
  /** An account with an empty floor whose changes are told by a relay. */
  readonly stage: AccountWithRelay;
  /** Opens the console and signs in to it, with events. */
  readonly signInLive: (options?: LaunchOptions) => Promise<Console>;
}

export const test = base.extend<RelayFixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from it
  stage: async ({}, use) => {
    const stage = await startAccountWithRelay();
    await use(stage);
    await stage.close();
  },
  signInLive: async ({ launch, stage }, use) => {
    await use(async (options) => {
      const earshot = await launch(options);
      await fillSignInForm(earshot.window, stage.simulator, {
        'Relay address': stage.url,
        'Relay token': await stage.token(),
      });
      await earshot.window.getByRole('button', { name: 'Check and sign in' }).click();
      await earshot.window.getByRole('button', { name: /^Live/ }).waitFor();
      return consoleOf(earshot);
    });
  },
});

export { expect } from '@playwright/test';
