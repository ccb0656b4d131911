import type { Socket } from 'socket.io';
import type { AccountSid } from '../../common/model/sid.ts';

/** The consoles that are connected to this instance. One may have two connections for a moment. */
export interface Crowd {
  add(account: AccountSid, key: string, socket: Socket): void;
  remove(account: AccountSid, key: string, socket: Socket): void;
  socketsOf(account: AccountSid, key: string): readonly Socket[];
  readonly accounts: () => Iterable<AccountSid>;
}

export function createCrowd(): Crowd {
  const accounts = new Map<AccountSid, Map<string, Set<Socket>>>();
  return {
    add(account, key, socket) {
      const consoles = accounts.get(account) ?? new Map<string, Set<Socket>>();
      accounts.set(account, consoles);
      const sockets = consoles.get(key) ?? new Set();
      consoles.set(key, sockets);
      sockets.add(socket);
    },
    remove(account, key, socket) {
      const consoles = accounts.get(account);
      const sockets = consoles?.get(key);
      sockets?.delete(socket);
      if (sockets?.size === 0) consoles?.delete(key);
      if (consoles?.size === 0) accounts.delete(account);
    },
    socketsOf: (account, key) => [...(accounts.get(account)?.get(key) ?? [])],
    accounts: () => [...accounts.keys()],
  };
}
