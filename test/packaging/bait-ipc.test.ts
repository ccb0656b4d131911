import type { Frame, Page } from '@playwright/test';
import { expect, test } from '../support/packaging/bait-test.ts';
import { changedCopy } from '../support/packaging/changed-copy.ts';

const FORBIDDEN = { ok: false, error: { code: 'forbidden' } };

test('a document that is not ours is answered nothing, although it stands in our window', async ({
  launch,
  elsewhere,
}) => {
  const { window } = await launch({ binary: await changedCopy({ without: ['net'] }) });
  expect(await ask(window)).toMatchObject({ ok: true });
  for (const address of foreign(elsewhere.address('/page'))) {
    await window.goto(address);
    expect(await ask(window), address).toMatchObject(FORBIDDEN);
  }
});

test('one that is answered whoever it is would be found', async ({ launch, elsewhere }) => {
  const { window } = await launch({ binary: await changedCopy({ without: ['sender', 'net'] }) });
  for (const address of foreign(elsewhere.address('/page'))) {
    await window.goto(address);
    expect(await ask(window), address).toMatchObject({ ok: true });
  }
});

test('a frame inside of the page has nothing to ask with', async ({ launch }) => {
  const { window } = await launch({ binary: await changedCopy({ without: ['policy'] }) });
  expect(await ask(await frameIn(window))).toBe('no bridge');
});

test('and where it had, it would be refused', async ({ launch }) => {
  const binary = await changedCopy({ without: ['policy', 'subframes'] });
  const { window } = await launch({ binary });
  expect(await ask(await frameIn(window))).toMatchObject(FORBIDDEN);
  expect(await ask(window)).toMatchObject({ ok: true });
});

test('one that is answered in a frame would be found', async ({ launch }) => {
  const binary = await changedCopy({ without: ['policy', 'subframes', 'sender'] });
  const { window } = await launch({ binary });
  expect(await ask(await frameIn(window))).toMatchObject({ ok: true });
});

function foreign(address: string): string[] {
  return [address, 'data:text/html,elsewhere', 'about:blank', 'app://elsewhere/index.html'];
}

function ask(page: Page | Frame): Promise<unknown> {
  return page.evaluate(
    () => Reflect.get(globalThis, 'earshot')?.call('session:get') ?? 'no bridge',
  );
}

/** A frame whose origin is the page’s own: nothing but its place says that it is not the page. */
async function frameIn(window: Page): Promise<Frame> {
  await window.evaluate(() => {
    const frame = { name: 'bait', srcdoc: 'inside' };
    document.body.append(Object.assign(document.createElement('iframe'), frame));
  });
  await expect
    .poll(() => window.frame('bait')?.evaluate('document.body?.textContent'))
    .toBe('inside');
  const frame = window.frame('bait');
  if (frame === null) throw new Error('The frame is gone.');
  return frame;
}
