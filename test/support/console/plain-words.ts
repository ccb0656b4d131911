import type { Page } from '@playwright/test';

/** What the page says, in sight or to a screen reader, that is not turned around: nobody translated it. */
export function plainWords(window: Page): Promise<readonly string[]> {
  return window.evaluate(() => {
    const said: string[] = [];
    const names = [...document.querySelectorAll('bdi')]
      .map((element) => element.textContent)
      .filter((name) => name !== '')
      .sort((a, b) => b.length - a.length);
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_ALL);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      if (node instanceof Text) {
        const element = node.parentElement;
        // Names of people and calls, addresses, keys, and the brand are in no language.
        if (element?.closest('bdi, kbd, code, h1, script, style') === null) say(node.data, element);
      } else if (node instanceof Element) {
        for (const name of ['aria-label', 'aria-description', 'title', 'placeholder', 'alt']) {
          say(node.getAttribute(name) ?? '', node);
        }
      }
    }
    return [...new Set(said)];

    function say(words: string, element: Element): void {
      // Between these marks stand names that were told to a phrase, and letters that are turned.
      const marked = words.replaceAll(/\u2068[^\u2069]*\u2069|\u202e[^\u202c]*\u202c/g, '');
      const plain = names.reduce((rest, name) => rest.replaceAll(name, ''), marked);
      if (/\p{L}/u.test(plain)) said.push(`<${element.localName}> ${words}`);
    }
  });
}
