import type { Server, Socket } from 'socket.io';
import type { AccountSid } from '../../common/model/sid.ts';
import type { Board } from './board.ts';
import { type BoardChange, watchBoard } from './board-watch.ts';
import { createNudges } from './nudges.ts';

/** A board that the consoles of an account are shown, kept up to date at every instance. */
export interface ShownBoard {
  /** To a console that has just come: everything. */
  show(socket: Socket, account: AccountSid): Promise<void>;
  /** Somebody here changed it. */
  changed(account: AccountSid): void;
  close(): void;
}

export interface ShownBoardNeeds<T> {
  readonly io: Server;
  readonly name: string;
  readonly board: Board<T>;
  /** Whether other instances have to be told. */
  readonly hasOthers: boolean;
  /** The accounts with consoles at this instance. */
  readonly accounts: () => Iterable<AccountSid>;
  readonly every: (ms: number, act: () => void) => () => void;
  /** Sends what there is to one console. */
  readonly tellAll: (socket: Socket, things: ReadonlyMap<string, T>) => void;
  /** Sends what changed to the consoles of the account that are at this instance. */
  readonly tellChange: (account: AccountSid, change: BoardChange<T>) => void;
}

export function showBoard<T>(needs: ShownBoardNeeds<T>): ShownBoard {
  const { io, name, board, hasOthers, accounts, every, tellAll, tellChange } = needs;
  const watch = watchBoard({ board, accounts, onChange: tellChange, every });
  /** Consoles that came while it could not be known: nothing is not said to be nothing. */
  const owed = new Map<Socket, AccountSid>();
  const stopOwing = every(OWED_EVERY_MS, () => {
    for (const [socket, account] of owed) tellWhole(socket, account);
  });
  const nudges = createNudges(io, { board: name, hasOthers }, (account) => {
    if ([...accounts()].includes(account)) void watch.look(account);
  });
  return {
    async show(socket, account) {
      await watch.look(account);
      tellWhole(socket, account);
    },
    changed: (account) => nudges.nudge(account),
    close() {
      stopOwing();
      watch.close();
    },
  };

  function tellWhole(socket: Socket, account: AccountSid): void {
    const known = watch.known(account);
    if (known === null && socket.connected) {
      owed.set(socket, account);
      return;
    }
    owed.delete(socket);
    if (known !== null) tellAll(socket, known);
  }
}

const OWED_EVERY_MS = 1_000;
