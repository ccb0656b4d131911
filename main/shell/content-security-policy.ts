/**
 * Nothing is loaded from anywhere but the app itself, and the page cannot open a connection: all that
 * it learns comes over IPC. Styles that Mantine injects carry the nonce of this very response.
 */
export function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}
