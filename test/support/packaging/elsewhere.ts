import { createSocket } from 'node:dgram';
import { createServer } from 'node:http';
import { type AddressInfo, createServer as createTcpServer } from 'node:net';

/** A place outside of the console that counts who comes. */
export interface Elsewhere {
  /** An address of it; whoever comes there is known by this path. */
  address(path: string, scheme?: 'http' | 'ws'): string;
  /** Where it takes what is no HTTP, over UDP and TCP. */
  readonly turn: number;
  /** What came so far: paths, `udp` and `tcp`. */
  readonly visits: ReadonlySet<string>;
  close(): void;
}

/** `/redirect/x` leads on to `/x`. */
export async function openElsewhere(): Promise<Elsewhere> {
  const visits = new Set<string>();
  const server = createServer((request, response) => {
    const path = (request.url ?? '').split('?')[0] ?? '';
    visits.add(path);
    const [, onward] = /^\/redirect(\/.*)$/.exec(path) ?? [];
    const headers = { 'content-type': 'text/html', 'access-control-allow-origin': '*' };
    if (onward === undefined) response.writeHead(200, headers);
    else response.writeHead(302, { ...headers, location: onward });
    response.end('<title>elsewhere</title>elsewhere');
  });
  server.on('upgrade', (request, socket) => {
    visits.add(request.url ?? '');
    socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = portOf(server.address());

  const tcp = createTcpServer((socket) => {
    visits.add('tcp');
    socket.on('error', () => undefined).destroy();
  });
  await new Promise<void>((resolve) => tcp.listen(0, '127.0.0.1', resolve));
  const turn = portOf(tcp.address()).port;
  const udp = createSocket('udp4').on('message', () => visits.add('udp'));
  await new Promise<void>((resolve) => udp.bind(turn, '127.0.0.1', resolve));

  return {
    address: (path, scheme = 'http') => `${scheme}://127.0.0.1:${port}${path}`,
    turn,
    visits,
    close() {
      server.close();
      server.closeAllConnections();
      tcp.close();
      udp.close();
    },
  };
}

function portOf(address: AddressInfo | string | null): AddressInfo {
  if (address === null || typeof address === 'string') throw new Error('It listens nowhere.');
  return address;
}
