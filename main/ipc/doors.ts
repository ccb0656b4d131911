import { type IpcMainInvokeEvent, ipcMain, type WebContents } from 'electron';
import { type CallName, callNames } from '../../common/ipc/channel-names.ts';
import type { Sender } from './trusted-sender.ts';

/** One call of a page, as it came. */
export interface Knock {
  readonly name: CallName;
  /** Who it was when it came; by the time of the answer its frame may be gone. */
  readonly sender: Sender | null;
  readonly page: WebContents;
  readonly input: unknown;
}

type Answer = (knock: Knock) => Promise<unknown>;

export interface Doors {
  /** From now on, and for what has waited. */
  answerWith(answer: Answer): void;
}

/**
 * The doors of the pages, one for each call of the channel table. To be called before a page loads: what
 * comes before somebody answers waits for that.
 */
export function openDoors(): Doors {
  let answerWith: (answer: Answer) => void = () => undefined;
  const answered = new Promise<Answer>((resolve) => {
    answerWith = resolve;
  });
  for (const name of callNames) {
    ipcMain.handle(name, async (event, input: unknown) => {
      const knock = { name, sender: senderOf(event), page: event.sender, input };
      const answer = await answered;
      return answer(knock);
    });
  }
  return { answerWith };
}

function senderOf({ sender, senderFrame }: IpcMainInvokeEvent): Sender | null {
  if (senderFrame === null) return null;
  return {
    webContentsId: sender.id,
    isMainFrame: senderFrame.parent === null,
    origin: senderFrame.origin,
  };
}
