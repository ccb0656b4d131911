import type { WebContents } from 'electron';
import type { PushName } from '../../common/ipc/channel-names.ts';
import type { PushPayload } from '../../common/ipc/channels.ts';

/** Sends to every page that said it is ready; a page that reloads has to say so again. */
export interface PagePushes {
  /** `hears` are the pushes that it is sent; all, unless said otherwise. */
  add(page: WebContents, hears?: ReadonlySet<PushName>): void;
  send<N extends PushName>(name: N, payload: PushPayload<N>): void;
}

export function createPagePushes(): PagePushes {
  const ready = new Map<WebContents, ReadonlySet<PushName> | undefined>();
  return {
    add(page, hears) {
      if (ready.has(page)) return;
      ready.set(page, hears);
      const forget = () => ready.delete(page);
      page.once('destroyed', forget);
      page.once('render-process-gone', forget);
      // Another document has taken the place of this one. A navigation that was refused has not.
      page.once('did-navigate', forget);
    },
    send(name, payload) {
      for (const [page, hears] of ready) {
        if (hears === undefined || hears.has(name)) page.send(name, payload);
      }
    },
  };
}
