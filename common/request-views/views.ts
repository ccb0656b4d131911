import { curlView } from './curl-view.ts';
import { httpView } from './http-view.ts';
import type { ViewedRequest } from './request.ts';
import type { Tokens } from './token.ts';
import { typescriptView } from './typescript-view.ts';

export const VIEWS = ['curl', 'typescript', 'http'] as const;

export type View = (typeof VIEWS)[number];

/**
 * The same request in three ways of making it by hand. No secret is in any of them: placeholders say where
 * each belongs.
 */
export function viewsOf(request: ViewedRequest): Readonly<Record<View, Tokens>> {
  return {
    curl: curlView(request),
    typescript: typescriptView(request),
    http: httpView(request),
  };
}
