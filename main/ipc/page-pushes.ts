import type { WebContents } from 'electron';
import type { PushName } from '../../common/ipc/channel-names.ts';
import type { PushPayload } from '../../common/ipc/channels.ts';

/** Sends to every page that said it is ready; a page that reloads has to say so again. */
export interface PagePushes {
  add(page: WebContents): void;
  send<N extends PushName>(name: N, payload: PushPayload<N>): void;
}

export function createPagePushes(): PagePushes {
  const ready = new Set<WebContents>();
  return {
    add(page) {
      if (ready.has(page)) return;
      ready.add(page);
      const forget = () => ready.delete(page);
      page.once('destroyed', forget);
      page.once('render-process-gone', forget);
      // Another document has taken the place of this one. A navigation that was refused has not.
      page.once('did-navigate', forget);
    },
    send(name, payload) {
      for (const page of ready) page.send(name, payload);
    },
  };
}
