import { readFile } from 'node:fs/promises';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { inProject } from '../../scripts/project.mjs';
import { fillSignInForm } from '../support/console/console-test.ts';
import type { PackagedOptions } from '../support/electron/launch-packaged.ts';
import { test as base, expect } from '../support/packaging/bait-test.ts';
import { changedCopy } from '../support/packaging/changed-copy.ts';

interface Between {
  readonly url: string;
  /** What it could read of the credentials. */
  readonly read: readonly string[];
}

/** Somebody between the console and Twilio, who has no certificate but one of their own making. */
const test = base.extend<{
  between: Between;
  signInThere: (options?: PackagedOptions) => Promise<void>;
}>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from it
  between: async ({}, use) => {
    const pem = (name: string) => readFile(inProject('test', 'fixtures', 'relay', name));
    const read: string[] = [];
    const server = createServer(
      { cert: await pem('localhost.pem'), key: await pem('localhost-key.pem') },
      (request, response) => {
        read.push(request.headers.authorization ?? '');
        response.writeHead(404).end();
      },
    );
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    await use({ url: `https://127.0.0.1:${port}`, read });
    server.close();
    server.closeAllConnections();
  },
  signInThere: async ({ launch, simulator, between: { url } }, use) => {
    await use(async (options) => {
      const { window } = await launch({ ...options, env: { NODE_TLS_REJECT_UNAUTHORIZED: '0' } });
      await fillSignInForm(window, { ...simulator, url });
      await window.getByRole('button', { name: 'Check and sign in' }).click();
      await expect(
        window.getByRole('alert').filter({ hasText: 'Could not sign in' }),
      ).toBeVisible();
    });
  },
});

test('credentials go to nobody whose certificate proves nothing, whatever the environment says', async ({
  between,
  signInThere,
}) => {
  await signInThere();
  expect(between.read).toEqual([]);
});

test('one that obeys the environment tells them', async ({ between, signInThere }) => {
  await signInThere({ binary: await changedCopy({ without: ['certificates'] }) });
  expect(between.read[0]).toMatch(/^Basic /);
});
