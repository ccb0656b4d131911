import type { Session, WebContents } from 'electron';

/**
 * The page opens no connection: its policy says so, but no policy covers calls from browser to browser,
 * which would carry to anybody what is on the screen. These may not go past a proxy, and there is none.
 */
export function keepOffNet(contents: WebContents): void {
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
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
