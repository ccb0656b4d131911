import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fail, ok } from '../../../common/failure.ts';
import type { TwilioFailure } from '../../../main/core/twilio-port.ts';
import { MOST_PAGES, type Page, readAllPages } from '../../../main/twilio/paging.ts';

const ORIGIN = 'https://api.twilio.com';
const FIRST = '/List.json?PageSize=2';

interface Row {
  readonly id: string;
  readonly readOn: string;
}

const OUTAGE: TwilioFailure = {
  kind: 'server',
  status: 503,
  code: null,
  detail: '',
  retryAfterMs: null,
  requestId: null,
  mayHaveHappened: false,
};

/** Reads from pages by their target; a page that is not there is an outage. */
function read(pages: Readonly<Record<string, Page<string>>>) {
  const targets: string[] = [];
  const answer = readAllPages<Row>({
    origin: ORIGIN,
    first: FIRST,
    keyOf: ({ id }) => id,
    read: async (target) => {
      targets.push(target);
      const page = pages[target];
      if (page === undefined) return fail(OUTAGE);
      return ok({ ...page, rows: page.rows.map((id) => ({ id, readOn: target })) });
    },
  });
  return { targets, answer };
}

const page = (rows: readonly string[], nextPageUri: string | null): Page<string> => ({
  rows,
  nextPageUri,
});

describe('a list over several pages', () => {
  it('is read to its end, in order', async () => {
    const { answer } = read({
      [FIRST]: page(['a', 'b'], '/List.json?Page=1'),
      '/List.json?Page=1': page(['c'], '/List.json?Page=2'),
      '/List.json?Page=2': page([], null),
    });
    expect(await answer).toMatchObject({
      ok: true,
      value: [{ id: 'a' }, { id: 'b' }, { id: 'c' }],
    });
  });

  it('keeps who comes twice once, as last read: somebody joined between two pages', async () => {
    const { answer } = read({
      [FIRST]: page(['a', 'b'], '/2'),
      '/2': page(['b', 'c'], null),
    });
    expect(await answer).toEqual({
      ok: true,
      value: [
        { id: 'a', readOn: FIRST },
        { id: 'b', readOn: '/2' },
        { id: 'c', readOn: '/2' },
      ],
    });
  });

  it('fails as a whole when a page fails: half a list looks like people leaving', async () => {
    const { answer } = read({ [FIRST]: page(['a'], '/2') });
    expect(await answer).toEqual({ ok: false, error: OUTAGE });
  });

  it.each([
    'https://evil.example/List.json',
    '//evil.example/List.json',
    '/\\evil.example/List.json',
    'http://api.twilio.com/List.json',
    'https://api.twilio.com:444/List.json',
    'https://api.twilio.com.evil.example/',
    'javascript:alert(1)',
    'http://',
  ])('does not take the credentials to %s', async (uri) => {
    const { answer, targets } = read({ [FIRST]: page(['a'], uri) });
    expect(await answer).toMatchObject({ ok: false, error: { kind: 'malformed' } });
    expect(targets).toEqual([FIRST]);
  });

  it('follows a full address of the same host', async () => {
    const { answer } = read({ [FIRST]: page(['a'], `${ORIGIN}/2`), '/2': page(['b'], null) });
    expect(await answer).toMatchObject({ ok: true, value: [{ id: 'a' }, { id: 'b' }] });
  });

  it('fails when it leads back to itself', async () => {
    const { answer, targets } = read({ [FIRST]: page(['a'], '/2'), '/2': page(['b'], FIRST) });
    expect(await answer).toMatchObject({ ok: false, error: { kind: 'malformed' } });
    expect(targets).toHaveLength(2);
  });

  it('fails when it has no end', async () => {
    let pages = 0;
    const answer = await readAllPages<string>({
      origin: ORIGIN,
      first: FIRST,
      keyOf: (row) => row,
      read: async () => {
        pages += 1;
        return ok({ rows: [`row ${pages}`], nextPageUri: `/List.json?Page=${pages}` });
      },
    });
    expect(answer).toMatchObject({ ok: false, error: { kind: 'malformed' } });
    expect(pages).toBe(MOST_PAGES);
  });

  it('has everybody once, however it is cut into pages', async () => {
    const ids = fc.uniqueArray(fc.string(), { maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(ids, fc.integer({ min: 1, max: 7 }), async (all, size) => {
        const count = Math.max(1, Math.ceil(all.length / size));
        const pages = Object.fromEntries(
          Array.from({ length: count }, (_, index) => [
            index === 0 ? FIRST : `/p${index}`,
            page(
              all.slice(index * size, (index + 1) * size),
              index + 1 < count ? `/p${index + 1}` : null,
            ),
          ]),
        );
        const list = await read(pages).answer;
        expect(list.ok && list.value.map(({ id }) => id)).toEqual(all);
      }),
    );
  });
});
