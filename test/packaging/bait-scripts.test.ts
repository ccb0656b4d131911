import type { Page } from '@playwright/test';
import { expect, test } from '../support/packaging/bait-test.ts';
import { changedCopy } from '../support/packaging/changed-copy.ts';

/** Ways for code that is none of ours into the page; each leaves its name there when it ran. */
const BAIT: Readonly<Record<string, string>> = {
  eval: 'globalThis.eval("bitten(\'eval\')")',
  function: 'new Function("bitten(\'function\')")()',
  timer: 'setTimeout("bitten(\'timer\')", 0)',
  inline: 'append("script", { textContent: "bitten(\'inline\')" })',
  attribute:
    'append("img", { src: "app://earshot/none.png" }, { onerror: "bitten(\'attribute\')" })',
  data: 'append("script", { src: "data:text/javascript,bitten(\'data\')" })',
  blob: 'append("script", { src: URL.createObjectURL(new Blob(["bitten(\'blob\')"])) })',
  address: 'append("a", { href: "javascript:bitten(\'address\')" }).click()',
  location: 'location.href = "javascript:bitten(\'location\')"',
  frame: 'append("iframe", { src: "javascript:parent.bitten(\'frame\')" })',
  srcdoc: 'append("iframe", { srcdoc: "<script>parent.bitten(\'srcdoc\')</script>" })',
  open: 'open("javascript:opener.bitten(\'open\')")',
  module: 'import("data:text/javascript,bitten(\'module\')").catch(() => undefined)',
};

const HELPERS = `
  globalThis.seen = new Set();
  globalThis.bitten = (name) => { seen.add(name); };
  globalThis.append = (tag, properties, attributes = {}) => {
    const element = Object.assign(document.createElement(tag), properties);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    return document.body.appendChild(element);
  };`;

test('no code runs in the page but its own', async ({ launch }) => {
  const { window } = await launch();
  await takeAll(window);
  await window.evaluate(() => Reflect.get(window, 'earshot').call('session:get'));
  await window.evaluate(() => new Promise(requestAnimationFrame));
  expect(await seenBy(window)).toEqual([]);
});

test('without its policy it would, in every one of these ways', async ({ launch }) => {
  const binary = await changedCopy({ without: ['navigation', 'policy'] });
  const { window } = await launch({ binary });
  await takeAll(window);
  await expect.poll(() => seenBy(window)).toEqual(Object.keys(BAIT).sort());
});

/** The policy does not touch what the debugger evaluates, but what that leaves for later. */
async function takeAll(window: Page): Promise<void> {
  await window.evaluate(HELPERS);
  for (const code of Object.values(BAIT)) {
    await window.evaluate(`setTimeout(() => { ${code}; }); undefined`);
  }
  await window.evaluate(() => new Promise((resolve) => setTimeout(resolve)));
}

function seenBy(window: Page): Promise<string[]> {
  return window.evaluate(() => [...Reflect.get(window, 'seen')].sort());
}
