import { expect, test } from '../support/packaging/bait-test.ts';
import { changedCopy } from '../support/packaging/changed-copy.ts';

const PAGE = 'app://earshot/index.html';

/** What would lead the window away or make others; each is run in the page with an address of its own. */
const BAIT: Readonly<Record<string, (address: string) => void>> = {
  '/location': (address) => {
    location.href = address;
  },
  '/replace': (address) => location.replace(address),
  '/link': (address) => {
    document.body.append(Object.assign(document.createElement('a'), { href: address, id: 'bait' }));
    document.getElementById('bait')?.click();
  },
  '/blank-link': (address) => {
    const link = Object.assign(document.createElement('a'), { href: address, target: '_blank' });
    document.body.append(link);
    link.click();
  },
  '/form': (address) => {
    const form = Object.assign(document.createElement('form'), { action: address, method: 'post' });
    document.body.append(form);
    form.submit();
  },
  '/refresh': (address) => {
    const tag = `<meta http-equiv="refresh" content="0;url=${address}">`;
    document.head.insertAdjacentHTML('beforeend', tag);
  },
  '/open': (address) => {
    open(address);
  },
  '/open-popup': (address) => {
    open(address, 'named', 'popup,width=200,height=200');
  },
  '/open-top': (address) => {
    open(address, '_top');
  },
  '/open-quiet': (address) => {
    open(address, '_blank', 'noopener,noreferrer');
  },
  '/open-later': (address) => {
    const opened = open('about:blank');
    if (opened) opened.location.href = address;
  },
  '/frame': (address) => {
    document.body.append(Object.assign(document.createElement('iframe'), { src: address }));
  },
  '/frame-leaves': (address) => {
    const frame = document.body.appendChild(document.createElement('iframe'));
    if (frame.contentWindow) frame.contentWindow.location.href = address;
  },
  '/srcdoc': (address) => {
    const srcdoc = `<img src="${address}"><iframe src="${address}"></iframe>`;
    document.body.append(Object.assign(document.createElement('iframe'), { srcdoc }));
  },
  '/data': (address) => {
    const src = `data:text/html,<img src="${address}">`;
    document.body.append(Object.assign(document.createElement('iframe'), { src }));
  },
  '/blob': (address) => {
    const page = new Blob([`<img src="${address}">`], { type: 'text/html' });
    const src = URL.createObjectURL(page);
    document.body.append(Object.assign(document.createElement('iframe'), { src }));
  },
  '/object': (address) => {
    document.body.append(Object.assign(document.createElement('object'), { data: address }));
  },
  '/embed': (address) => {
    document.body.append(Object.assign(document.createElement('embed'), { src: address }));
  },
};

test('nothing in the page leads its window away, opens another or embeds anything', async ({
  launch,
  elsewhere,
}) => {
  const { browser, window } = await launch();
  for (const [path, act] of Object.entries(BAIT)) {
    await window.evaluate(act, elsewhere.address(`/redirect${path}`));
  }
  // Whatever was going to leave has had its chance once the console has answered.
  await window.evaluate(() => Reflect.get(window, 'earshot').call('session:get'));
  await window.evaluate(() => new Promise(requestAnimationFrame));
  expect([...elsewhere.visits]).toEqual([]);
  expect(window.url()).toBe(PAGE);
  expect(browser.contexts().flatMap((context) => context.pages())).toHaveLength(1);
});

test('without its guards the console takes every one of these baits, and is led on from there', async ({
  launch,
  elsewhere,
}) => {
  const { window } = await launch({
    binary: await changedCopy({ without: ['navigation', 'policy', 'net'] }),
  });
  for (const [path, act] of Object.entries(BAIT)) {
    // The bait before may still lead it away.
    await expect(() => window.goto(PAGE)).toPass();
    await window.evaluate(act, elsewhere.address(`/redirect${path}`)).catch(() => undefined);
    await expect.poll(() => [...elsewhere.visits], { message: path }).toContain(path);
  }
});

test('without its policy alone, frames are refused all the same; without its guard alone, they are, too', async ({
  launch,
  elsewhere,
}) => {
  for (const without of [
    ['policy', 'net'],
    ['navigation', 'net'],
  ] as const) {
    const { window } = await launch({ binary: await changedCopy({ without }) });
    for (const path of ['/frame', '/frame-leaves', '/object', '/embed']) {
      await window.evaluate(BAIT[path] ?? (() => undefined), elsewhere.address(path));
    }
    await window.evaluate(() => Reflect.get(window, 'earshot').call('session:get'));
    await window.evaluate(() => new Promise(requestAnimationFrame));
    expect([...elsewhere.visits]).toEqual([]);
  }
});
