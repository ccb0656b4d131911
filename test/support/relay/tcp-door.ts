import { once } from 'node:events';
import { createConnection, createServer, type Socket } from 'node:net';

/** A way to one of several servers, as a load balancer or a network has it. */
export interface TcpDoor {
  readonly port: number;
  /** Every connection breaks, and no new one comes to be, until `mend`. */
  cut(): void;
  /** Connections stay and nothing passes, until `mend`: then they break. */
  hush(): void;
  mend(): void;
  close(): Promise<void>;
}

/** `port` 0 takes a free one. `next` names the port of the server for the next connection. */
export async function openDoor(port: number, next: () => number): Promise<TcpDoor> {
  const sockets = new Set<Socket>();
  let isOpen = true;
  const server = createServer((near) => {
    if (!isOpen) {
      near.destroy();
      return;
    }
    const far = createConnection(next(), '127.0.0.1');
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(one);
      one.on('error', () => other.destroy());
      one.on('close', () => {
        sockets.delete(one);
        other.destroy();
      });
      one.pipe(other);
    }
  }).listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();

  function breakAll(): void {
    for (const socket of sockets) socket.destroy();
  }

  return {
    port: typeof address === 'object' && address !== null ? address.port : port,
    cut() {
      isOpen = false;
      breakAll();
    },
    hush() {
      isOpen = false;
      for (const socket of sockets) socket.pause().unpipe();
    },
    mend() {
      if (!isOpen) breakAll();
      isOpen = true;
    },
    async close() {
      breakAll();
      server.close();
      await once(server, 'close');
    },
  };
}
