import type { WebContents } from 'electron';
import { fail } from '../../common/failure.ts';
import type { CallName } from '../../common/ipc/channel-names.ts';
import { answer, type CallHandlers, UNTRUSTED } from './answer.ts';
import type { Knock } from './doors.ts';
import { isTrustedSender } from './trusted-sender.ts';

interface CallServerNeeds {
  readonly handlers: CallHandlers;
  /** The windows that may ask, by the id of their webContents. */
  readonly windows: ReadonlySet<number>;
  /** Whether the page of this window may make this call: not every page needs all of them. */
  readonly mayAsk: (windowId: number, name: CallName, input: unknown) => boolean;
  /** Called when a page says that it listens to pushes. */
  readonly onReady: (page: WebContents) => void;
  readonly report: (error: unknown) => void;
}

/** Answers every call of the channel table. */
export function serveCalls({ handlers, windows, mayAsk, onReady, report }: CallServerNeeds) {
  return async ({ name, sender, page, input }: Knock): Promise<unknown> => {
    if (!isTrustedSender(sender, windows) || !mayAsk(page.id, name, input)) {
      report(new Error(`Refused ${name} from ${sender?.origin ?? 'a frame that is gone'}`));
      return fail(UNTRUSTED);
    }
    const result = await answer(name, handlers, input, report);
    if (name === 'app:ready' && result.ok) onReady(page);
    return result;
  };
}
