import fc from 'fast-check';

/** What a page could send over IPC and no schema of ours has asked for. */
export const garbage: fc.Arbitrary<unknown> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.anything({
      maxDepth: 3,
      withBigInt: true,
      withDate: true,
      withMap: true,
      withSet: true,
      withTypedArray: true,
      withSparseArray: true,
      withNullPrototype: true,
    }),
  },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
  { weight: 2, arbitrary: fc.double() },
  { weight: 2, arbitrary: fc.json().map((text): unknown => JSON.parse(text)) },
  {
    weight: 1,
    arbitrary: fc.constantFrom<unknown>(
      ...[undefined, null, Number.NaN, -0, Number.POSITIVE_INFINITY, 2 ** 53, 10n ** 40n, ''],
      ...[
        '\0',
        '\ud800',
        '__proto__',
        'constructor',
        '[object Object]',
        '../..',
        '%00',
        'é'.normalize('NFD'),
      ],
      ...[
        new Date(Number.NaN),
        new Map([['a', 1]]),
        new ArrayBuffer(8),
        /(a+)+$/,
        new Error('bait'),
      ],
      ...[
        nested(2_000),
        'x'.repeat(100_000),
        '\n'.repeat(10_000),
        Array.from({ length: 10_000 }, () => 0),
      ],
      // A key that is the prototype’s, as JSON makes it and IPC carries it.
      ...[
        JSON.parse('{"__proto__":{"polluted":true}}'),
        JSON.parse('{"constructor":{"prototype":1}}'),
      ],
    ),
  },
);

function nested(depth: number): unknown {
  let inner: unknown = {};
  for (let level = 0; level < depth; level += 1) inner = level % 2 === 0 ? [inner] : { inner };
  return inner;
}
