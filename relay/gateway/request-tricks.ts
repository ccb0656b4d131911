import type { IncomingMessage } from 'node:http';

/**
 * What no honest client sends and what some server behind might understand otherwise than this one, in
 * words; null when there is none.
 */
export function requestTrick({ headers, method, url = '' }: IncomingMessage): string | null {
  if (!url.startsWith('/')) return 'Its address must be a path.';
  const override = OVERRIDES.find((name) => headers[name] !== undefined);
  if (override !== undefined) return 'Its method must not be overridden by a header.';
  if (headers['content-encoding'] !== undefined) return 'Its form must not be compressed.';
  const hasBody =
    headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? '0') > 0;
  if (hasBody && method !== 'POST') return `A ${method} has no body.`;
  return null;
}

const OVERRIDES = ['x-http-method-override', 'x-http-method', 'x-method-override'] as const;
