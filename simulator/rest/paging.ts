import type { Sequence } from '../domain/ordered-index.ts';
import { refuse } from '../domain/refusal.ts';
import { textParam } from './params.ts';

const DEFAULT_PAGE_SIZE = 50;
const MAX_PAGE_SIZE = 1_000;

interface PageSource<T> {
  /** The key of the list in the answer, such as `participants`. */
  readonly name: string;
  readonly path: string;
  readonly items: Sequence<T>;
  sidOf(item: T): string;
  ordinalOf(sid: string): number | undefined;
  toJson(item: T): object;
}

/**
 * One page of a list, newest first, in Twilio's envelope with host-relative URIs. A page token
 * names the neighbour of the page (`PA…` after it, `PB…` before it), so pages neither repeat nor
 * skip anybody while people come and go. Without a token, `Page` counts whole pages. A page holds at
 * most `rowsPerPage`, however many were asked for.
 */
export function pageJson<T extends { readonly ordinal: number }>(
  source: PageSource<T>,
  params: URLSearchParams,
  rowsPerPage: number,
): object {
  const size = Math.min(pageSizeOf(params), rowsPerPage);
  const page = wholeOr(params.get('Page'), 0);
  const token = textParam(params, 'PageToken');
  const { items, hasPrevious, hasNext } = readPage(source, size, page, token);

  const uri = (toPage: number, toToken?: string) => {
    const query = new URLSearchParams(params);
    query.set('PageSize', String(size));
    query.set('Page', String(toPage));
    query.delete('PageToken');
    if (toToken !== undefined) query.set('PageToken', toToken);
    return `${source.path}?${query}`;
  };
  const [first, last] = [items.at(0), items.at(-1)];
  return {
    [source.name]: items.map((item) => source.toJson(item)),
    first_page_uri: uri(0),
    next_page_uri: hasNext && last ? uri(page + 1, `PA${source.sidOf(last)}`) : null,
    previous_page_uri:
      hasPrevious && first ? uri(Math.max(0, page - 1), `PB${source.sidOf(first)}`) : null,
    uri: uri(page, token),
    page,
    page_size: size,
    start: page * size,
    end: page * size + Math.max(0, items.length - 1),
  };
}

function readPage<T>(
  { items, ordinalOf }: PageSource<T>,
  size: number,
  page: number,
  token: string | undefined,
) {
  if (token === undefined) {
    const upToHere = take(items.descending(), (page + 1) * size + 1);
    const here = upToHere.slice(page * size, (page + 1) * size);
    return { items: here, hasPrevious: page > 0, hasNext: upToHere.length > (page + 1) * size };
  }
  const neighbour = ordinalOf(token.slice(2));
  if (neighbour === undefined) throw refuse.invalidParameter('PageToken', token);
  if (token.startsWith('PB')) {
    const newer = take(items.ascending(neighbour), size + 1);
    const here = newer.slice(0, size).reverse();
    return { items: here, hasPrevious: newer.length > size, hasNext: true };
  }
  const older = take(items.descending(neighbour), size + 1);
  return { items: older.slice(0, size), hasPrevious: true, hasNext: older.length > size };
}

function take<T>(items: Iterable<T>, count: number): T[] {
  const taken: T[] = [];
  if (count <= 0) return taken;
  for (const item of items) {
    if (taken.push(item) >= count) break;
  }
  return taken;
}

function pageSizeOf(params: URLSearchParams): number {
  const size = wholeOr(params.get('PageSize'), DEFAULT_PAGE_SIZE);
  if (size > MAX_PAGE_SIZE) throw refuse.pageTooLarge();
  return size === 0 ? DEFAULT_PAGE_SIZE : size;
}

function wholeOr(text: string | null, fallback: number): number {
  return text !== null && /^\d+$/.test(text) ? Number(text) : fallback;
}
