import path from 'node:path';

/** What a request for an app:// address asks for, or null when it is none of our files. */
export interface AppFile {
  readonly filePath: string;
  readonly contentType: string;
}

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/** Finds the file below `root`; whatever leads outside of it, in any encoding, is refused. */
export function resolveAppFile(address: string, root: string): AppFile | null {
  const url = parse(address);
  if (url === null || url.protocol !== 'app:' || url.host !== 'earshot') return null;
  const pathname = decode(url.pathname);
  if (pathname === null || /[\0\\]/.test(pathname)) return null;

  const filePath = path.resolve(root, `.${pathname === '/' ? '/index.html' : pathname}`);
  const isInside = filePath.startsWith(path.resolve(root) + path.sep);
  const contentType = CONTENT_TYPES[path.extname(filePath)];
  return isInside && contentType !== undefined ? { filePath, contentType } : null;
}

function parse(address: string): URL | null {
  return URL.canParse(address) ? new URL(address) : null;
}

function decode(pathname: string): string | null {
  try {
    const once = decodeURIComponent(pathname);
    // A path that is still encoded was encoded twice, which no link of ours is.
    return once.includes('%') ? null : once;
  } catch {
    return null;
  }
}
