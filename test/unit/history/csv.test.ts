import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Cell, csvLine } from '../../../common/history/csv.ts';
import { csvText, jsonText } from '../../../common/history/export-text.ts';
import { command, FAILED, joined, spoke } from '../../support/history/call-story.ts';
import { NEW_YEAR } from '../../support/history/entries.ts';
import { readCsv } from '../../support/history/read-csv.ts';
import { someCall } from '../../support/history/some-call.ts';

/** What callers and labels may hold, with plenty of what CSV and spreadsheets take specially. */
const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(
      fc.constantFrom(
        '=',
        '+',
        '-',
        '@',
        '＝',
        '\t',
        '\r',
        '\n',
        '"',
        ',',
        ';',
        ' ',
        '1',
        'a',
        "'",
      ),
    )
    .map((parts) => parts.join('')),
  fc.stringMatching(/^\+[0-9]{1,15}$/),
);

/** What a spreadsheet makes of a cell: a formula when it begins like one, spaces or not. */
const runs = (text: string) => /^[\s]*[=+\-@＝＋－＠]/.test(text) || /^[\t\r\n]/.test(text);

describe('a line of CSV', () => {
  test('read back by another reader has the cells it was made of, and those that run are disarmed', () => {
    fc.assert(
      fc.property(fc.array(fc.array(anyText, { minLength: 2, maxLength: 5 })), (lines) => {
        const read = readCsv(lines.map(csvLine).join(''));
        expect(read.map((cells) => cells.map((cell) => cell.replace(/^'/, '')))).toEqual(
          lines.map((cells) => cells.map((cell) => cell.replace(/^'/, ''))),
        );
        for (const cell of read.flat()) {
          expect(runs(cell) && !/^\+[0-9]{1,15}$/.test(cell)).toBe(false);
        }
      }),
      { numRuns: 500 },
    );
  });

  test('quotes a cell that has lines of its own', () => {
    expect(csvLine(['a\nb', 'c'])).toBe('"a\nb",c\r\n');
  });

  test.each<[string, Cell, string]>([
    ['a telephone number stays readable', '+15550100199', '+15550100199'],
    ['what only begins like one does not run', '+1*cmd|calc!A1', "'+1*cmd|calc!A1"],
    ['a number with spaces is no longer one', '+1 555 0100', "'+1 555 0100"],
    ['a formula is text', '=HYPERLINK("http://x")', `"'=HYPERLINK(""http://x"")"`],
    ['so is one behind spaces', '  @SUM(A1)', "'  @SUM(A1)"],
    ['a tab in front', '\t=1', `"'\t=1"`],
    ['a semicolon cannot part a cell where it parts cells', 'a;=1', '"a;=1"'],
    ['quotes are doubled', 'the “"”', '"the “""”"'],
    ['our own numbers are numbers', -5, '-5'],
    ['truth is a word', true, 'true'],
    ['nothing is empty', null, ''],
  ])('%s', (_, cell, expected) => {
    expect(csvLine([cell, 'b'])).toBe(`${expected},b\r\n`);
  });
});

describe('an exported table', () => {
  const call = someCall({ people: ['Agent 1', '+15550100199'], endedAt: NEW_YEAR + 60_000 });
  const entries = [
    joined(1, 1_000),
    spoke(1, 2_000, 9_000),
    command(2, 5_000, 'mute', { failure: { ...FAILED, twilioCode: 20404 }, latencyMs: 321 }),
  ];

  test('has a line for each entry, with ISO times and names of columns', () => {
    const text = csvText('entries', false);
    const [names = [], ...lines] = readCsv(text.begin() + text.call(call) + text.entries(entries));
    const records = lines.map((cells) =>
      Object.fromEntries(cells.map((cell, index) => [names[index], cell])),
    );
    expect(lines.every((cells) => cells.length === names.length)).toBe(true);
    expect(records).toMatchObject([
      { time: '2026-01-01T00:00:01.000Z', what: 'joined', who: 'Agent 1', muted: 'false' },
      { what: 'spoke', until: '2026-01-01T00:00:09.000Z', command: '' },
      {
        what: 'command',
        who: 'Sam',
        command: 'mute',
        aimed_at: 'Agent 2',
        took_ms: '321',
        failure: 'They had left.',
        failure_code: 'gone',
        twilio_code: '20404',
      },
    ]);
  });

  test('has a line for each call when that is wanted', () => {
    const text = csvText('calls', false);
    const [names = [], line = [], ...rest] = readCsv(
      text.begin() + text.call(call) + text.callEnd(),
    );
    expect(rest).toEqual([]);
    expect(line).toHaveLength(names.length);
    expect(line[names.indexOf('people')]).toBe('Agent 1; +15550100199');
    expect(line[names.indexOf('ended')]).toBe('2026-01-01T00:01:00.000Z');
  });

  test('begins with the mark that Excel wants only when it was asked for', () => {
    expect(csvText('calls', true).begin().charCodeAt(0)).toBe(0xfeff);
    expect(csvText('calls', false).begin()).toMatch(/^began,/);
  });

  test('as JSON is one object, whatever the number of calls and of their portions', () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.nat(3), { maxLength: 3 }), { maxLength: 3 }), (calls) => {
        const text = jsonText('entries', NEW_YEAR);
        const parts = calls.map(
          (portions) =>
            text.call(call) +
            portions.map((count) => text.entries(entries.slice(0, count))).join('') +
            text.callEnd(),
        );
        const read = JSON.parse(text.begin() + parts.join('') + text.end());
        expect(read).toMatchObject({
          format: 'earshot-history',
          version: 1,
          exportedAt: '2026-01-01T00:00:00.000Z',
        });
        const counts = read.calls.map((one: { entries: unknown[] }) => one.entries.length);
        expect(counts).toEqual(calls.map((portions) => portions.reduce((sum, n) => sum + n, 0)));
      }),
    );
    const text = jsonText('calls', NEW_YEAR);
    const read = JSON.parse(text.begin() + text.call(call) + text.callEnd() + text.end());
    expect(read.calls).toMatchObject([
      { friendlyName: 'Call 1', endedAt: '2026-01-01T00:01:00.000Z' },
    ]);
  });
});
