import type { CommandLine, Session, WebContents } from 'electron';

/**
 * The page opens no connection: its policy says so, but no policy covers calls from browser to browser,
 * which would carry to anybody what is on the screen. These may not go past a proxy, and there is none.
 */
export function keepOffNet(contents: WebContents): void {
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
}

/**
 * A page may name whom it is going to ask, so that Chromium looks for that name in advance: no policy covers
 * it, no guard of requests sees it, no proxy is asked, and the name can be anything that is to be told. To be
 * called before Electron is ready.
 */
export function takeNoHints(commandLine: Pick<CommandLine, 'appendSwitch'>): void {
  commandLine.appendSwitch('blink-settings', 'dnsPrefetchingEnabled=false');
}

/**
 * Chromium fetches a dictionary from its makers although nothing is spelled. To be called before there is a
 * window.
 */
export function fetchNoDictionary(session: Session): void {
  session.setSpellCheckerLanguages([]);
}

/** Whatever the page could still ask for goes nowhere; what it needs comes over app:// and IPC. */
export async function guardNet(session: Session): Promise<void> {
  // Chromium lets addresses of this very computer past any proxy, unless told like this.
  await session.setProxy({ proxyRules: NOWHERE, proxyBypassRules: '<-loopback>' });
  session.webRequest.onBeforeRequest(({ url }, decide) => decide({ cancel: !mayRequest(url) }));
}

/** The discard port of this very computer, on which nobody without its administrator can listen. */
const NOWHERE = 'socks5://127.0.0.1:9';

/** What a page is made of; `blob:` and `data:` stay inside of it, and DevTools are for development. */
export function mayRequest(address: string): boolean {
  return /^(app|blob|data|devtools):/.test(address);
}
