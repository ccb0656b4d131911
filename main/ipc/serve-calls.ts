import { type IpcMainInvokeEvent, ipcMain, type WebContents } from 'electron';
import { fail } from '../../common/failure.ts';
import { type CallName, callNames } from '../../common/ipc/channel-names.ts';
import { answer, type CallHandlers, UNTRUSTED } from './answer.ts';
import { isTrustedSender, type Sender } from './trusted-sender.ts';

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

/** Answers every call of the channel table. To be called before a window loads. */
export function serveCalls({ handlers, windows, mayAsk, onReady, report }: CallServerNeeds): void {
  for (const name of callNames) {
    ipcMain.handle(name, async (event, input: unknown) => {
      const isTrusted = isTrustedSender(senderOf(event), windows);
      if (!isTrusted || !mayAsk(event.sender.id, name, input)) {
        report(
          new Error(`Refused ${name} from ${event.senderFrame?.url ?? 'a frame that is gone'}`),
        );
        return fail(UNTRUSTED);
      }
      const result = await answer(name, handlers, input, report);
      if (name === 'app:ready' && result.ok) onReady(event.sender);
      return result;
    });
  }
}

function senderOf(event: IpcMainInvokeEvent): Sender | null {
  const frame = event.senderFrame;
  if (frame === null) return null;
  return {
    webContentsId: event.sender.id,
    isMainFrame: frame.parent === null,
    origin: frame.origin,
  };
}
