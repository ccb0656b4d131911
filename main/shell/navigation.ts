import type { WebContents } from 'electron';

/**
 * A window shows one page for life. Anything that would replace it, open another or embed one is
 * refused; there is no link out of the console, so nothing is handed to the system's browser either.
 */
export function mayNavigate(from: string, to: string): boolean {
  if (!URL.canParse(to)) return false;
  const target = new URL(to);
  const isOwnPage =
    target.protocol === 'app:' && target.host === 'earshot' && OWN_PAGES.has(target.pathname);
  // A reload of the page it is on; a first load is not a navigation.
  return isOwnPage && target.href.split('#')[0] === from.split('#')[0];
}

const OWN_PAGES: ReadonlySet<string> = new Set(['/index.html', '/mini.html']);

export function guardNavigation(contents: WebContents): void {
  contents.on('will-navigate', (event) => {
    if (!mayNavigate(contents.getURL(), event.url)) event.preventDefault();
  });
  contents.on('will-frame-navigate', (event) => {
    if (!event.isMainFrame || !mayNavigate(contents.getURL(), event.url)) event.preventDefault();
  });
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}
