import { createHash } from 'node:crypto';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A place of newer versions on this computer. */
export interface UpdatePlace {
  readonly url: string;
  /** Paths that were asked for. */
  readonly asked: string[];
  answer: RequestListener;
  close(): void;
}

/** It knows of nothing until `answer` is set. */
export async function openUpdatePlace(): Promise<UpdatePlace> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(pathOf(request.url));
    place.answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const place: UpdatePlace = {
    url: `http://127.0.0.1:${port}`,
    asked,
    answer: notFound,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
  return place;
}

/** The name of what is fetched. */
export const FILE = 'Earshot-9.0.0.AppImage';

interface Listed {
  readonly version?: string;
  /** What is fetched has to be this. */
  readonly of: Buffer;
  readonly more?: string;
}

/** The list of versions, as a release has it. */
export function listOf({ version = '9.0.0', of, more = '' }: Listed): string {
  const sha512 = createHash('sha512').update(of).digest('base64');
  return [
    `version: ${version}`,
    'files:',
    `  - url: ${FILE}`,
    `    sha512: ${sha512}`,
    `    size: ${of.length}`,
    `path: ${FILE}`,
    `sha512: ${sha512}`,
    "releaseDate: '2026-01-01T00:00:00.000Z'",
    more,
  ].join('\n');
}

export const notFound: RequestListener = (_request, response) => response.writeHead(404).end();

/** Answers every list with `text`, and whatever else with `content`. */
export function answering(text: string, content: Buffer | RequestListener): RequestListener {
  return (request, response) => {
    if (pathOf(request.url).endsWith('.yml')) response.end(text);
    else if (typeof content === 'function') content(request, response);
    else response.end(content);
  };
}

export function pathOf(url = ''): string {
  return url.split('?')[0] ?? '';
}
