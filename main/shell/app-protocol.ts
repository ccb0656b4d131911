import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { protocol, type Session } from 'electron';
import { resolveAppFile } from './app-files.ts';
import { contentSecurityPolicy } from './content-security-policy.ts';

/** Stands in the built page wherever the nonce of the response belongs. */
const NONCE_PLACEHOLDER = '__CSP_NONCE__';

/** Electron wants this before it is ready. */
export function declareAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

/** Serves the built page under app://earshot/ and nothing else. */
export function serveAppFiles(session: Session, root: string): void {
  session.protocol.handle('app', async (request) => {
    const file = request.method === 'GET' ? resolveAppFile(request.url, root) : null;
    if (file === null) return new Response('Not found', { status: 404 });
    try {
      return await respond(file.filePath, file.contentType);
    } catch {
      return new Response('Not found', { status: 404 });
    }
  });
}

async function respond(filePath: string, contentType: string): Promise<Response> {
  const nonce = randomBytes(16).toString('base64');
  const content = await readFile(filePath);
  const isPage = contentType.startsWith('text/html');
  const body = isPage
    ? content.toString('utf8').replaceAll(NONCE_PLACEHOLDER, nonce)
    : new Uint8Array(content);
  return new Response(body, {
    headers: {
      'content-type': contentType,
      'content-security-policy': contentSecurityPolicy(nonce),
      'cross-origin-opener-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    },
  });
}
