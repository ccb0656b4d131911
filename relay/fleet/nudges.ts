import type { Server } from 'socket.io';
import { z } from 'zod';
import { type AccountSid, accountSidSchema } from '../../common/model/sid.ts';

/** Says to all instances that something on a board has changed. One that misses it looks by itself. */
export interface Nudges {
  nudge(account: AccountSid): void;
}

const messageSchema = z.object({ board: z.string(), account: accountSidSchema });

const EVENT = 'earshot:nudge';

export function createNudges(
  io: Server,
  { board, hasOthers }: { readonly board: string; readonly hasOthers: boolean },
  onNudge: (account: AccountSid) => void,
): Nudges {
  io.on(EVENT, (message: unknown) => {
    const read = messageSchema.safeParse(message);
    if (read.success && read.data.board === board) onNudge(read.data.account);
  });
  return {
    nudge(account) {
      onNudge(account);
      if (hasOthers) io.serverSideEmit(EVENT, { board, account });
    },
  };
}
