import { type Simulator, startSimulator } from '../../../simulator/index.ts';
import { fillSignInForm } from '../console/console-test.ts';
import type { PackagedEarshot, PackagedOptions } from '../electron/launch-packaged.ts';
import { test as base } from '../electron/packaged-test.ts';
import { type Elsewhere, openElsewhere } from './elsewhere.ts';

interface BaitFixtures {
  /** A place outside of the console that it must never come to. */
  readonly elsewhere: Elsewhere;
  /** An account with an empty floor. */
  readonly simulator: Simulator;
  /** Opens the packaged console and signs in to the account. */
  readonly signIn: (options?: PackagedOptions) => Promise<PackagedEarshot>;
}

export const test = base.extend<BaitFixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from it
  elsewhere: async ({}, use) => {
    const elsewhere = await openElsewhere();
    await use(elsewhere);
    elsewhere.close();
  },
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from it
  simulator: async ({}, use) => {
    const simulator = await startSimulator({ scenario: 'empty' });
    await use(simulator);
    await simulator.close();
  },
  signIn: async ({ launch, simulator }, use) => {
    await use(async (options) => {
      const earshot = await launch(options);
      await fillSignInForm(earshot.window, simulator);
      await earshot.window.getByRole('button', { name: 'Check and sign in' }).click();
      await earshot.window.getByRole('grid', { name: 'Participants' }).waitFor();
      return earshot;
    });
  },
});

export { expect } from '@playwright/test';
