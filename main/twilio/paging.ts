import { fail, ok, type Result } from '../../common/failure.ts';
import type { TwilioFailure } from '../core/twilio-port.ts';

export interface Page<T> {
  readonly rows: readonly T[];
  /** Relative to the host, as Twilio sends it; null after the last page. */
  readonly nextPageUri: string | null;
}

export interface PagedList<T> {
  readonly origin: string;
  /** Path and query of the first page. */
  readonly first: string;
  readonly read: (target: string) => Promise<Result<Page<T>, TwilioFailure>>;
  readonly keyOf: (row: T) => string;
}

/** A list of 250 participants takes one page of Twilio's largest size; nothing here comes near this. */
export const MOST_PAGES = 200;

/**
 * Reads a list to its end. A page that fails, leads to another host, or leads back to an earlier page
 * fails the whole list: a shorter one would look like people leaving. Who joins meanwhile may come
 * twice and is kept once, as last read.
 */
export async function readAllPages<T>(
  list: PagedList<T>,
): Promise<Result<readonly T[], TwilioFailure>> {
  const pages = await readPages(list, MOST_PAGES);
  if (!pages.ok) return pages;
  return pages.value.complete
    ? ok(pages.value.rows)
    : fail(badList(`The list has over ${MOST_PAGES} pages`));
}

/** Reads a list to its end, or so many pages of it. */
export async function readPages<T>(
  list: PagedList<T>,
  mostPages: number,
): Promise<Result<{ readonly rows: readonly T[]; readonly complete: boolean }, TwilioFailure>> {
  const read = new Set<string>();
  const pages: (readonly T[])[] = [];
  let target: string | null = list.first;
  while (target !== null && read.size < mostPages) {
    if (read.has(target)) return fail(badList('The next page is one that was read before'));
    read.add(target);

    const page: Result<Page<T>, TwilioFailure> = await list.read(target);
    if (!page.ok) {
      // "Not found" about a later page speaks of that page, and not of what is listed.
      const isOfPage = page.error.kind === 'not-found' && pages.length > 0;
      return isOfPage ? fail(badList('A further page of the list was not found')) : page;
    }
    pages.push(page.value.rows);

    const { nextPageUri } = page.value;
    target = nextPageUri === null ? null : onSameHost(nextPageUri, list.origin);
    if (nextPageUri !== null && target === null) {
      return fail(badList('The next page is at another address'));
    }
  }
  return ok({ rows: onceEach(pages, list.keyOf), complete: target === null });
}

function onceEach<T>(pages: readonly (readonly T[])[], keyOf: (row: T) => string): readonly T[] {
  const [first = [], ...more] = pages;
  if (more.length === 0) return first;
  return [...new Map(pages.flat().map((row) => [keyOf(row), row])).values()];
}

/** Path and query, or null when the credentials have no business there. */
function onSameHost(nextPageUri: string, origin: string): string | null {
  if (!URL.canParse(nextPageUri, origin)) return null;
  const url = new URL(nextPageUri, origin);
  return url.origin === origin ? url.pathname + url.search : null;
}

function badList(detail: string): TwilioFailure {
  return {
    kind: 'malformed',
    status: null,
    code: null,
    detail,
    retryAfterMs: null,
    requestId: null,
    mayHaveHappened: false,
  };
}
