import { z } from 'zod';

/** Which requests are meant; what is left out matches every request. */
export const requestMatcherSchema = z.strictObject({
  method: z.string().optional(),
  /** Only requests that change something, or only those that do not. */
  changes: z.boolean().optional(),
  /** A regular expression, searched in the path with its query. */
  path: z
    .union([z.instanceof(RegExp), z.string().refine(isRegExp, 'Not a regular expression')])
    .optional(),
});

export type RequestMatcher = z.infer<typeof requestMatcherSchema>;

export interface MatchableRequest {
  readonly method: string;
  readonly url: string;
}

export function compileMatcher(matcher: RequestMatcher = {}): (of: MatchableRequest) => boolean {
  const method = matcher.method?.toUpperCase();
  // A sticky or global expression remembers where it stopped and would miss the next request.
  const path =
    matcher.path instanceof RegExp
      ? new RegExp(matcher.path.source, matcher.path.flags.replace(/[gy]/g, ''))
      : new RegExp(matcher.path ?? '');
  return (request) =>
    (method === undefined || method === request.method) &&
    (matcher.changes === undefined || matcher.changes === (request.method !== 'GET')) &&
    path.test(request.url);
}

function isRegExp(source: string): boolean {
  try {
    new RegExp(source);
    return true;
  } catch {
    return false;
  }
}
