import type { FeedSocket } from './feed-server.ts';

/** The caller's address, through as many proxies as are believed: each adds the one it was called from. */
export function createAddressOf(proxies: number): (socket: FeedSocket) => string {
  return ({ handshake }) => {
    const forwarded = handshake.headers['x-forwarded-for'];
    const told = typeof forwarded === 'string' ? forwarded.split(',').map((one) => one.trim()) : [];
    return told.at(-proxies) !== undefined && proxies > 0
      ? (told.at(-proxies) ?? handshake.address)
      : handshake.address;
  };
}
