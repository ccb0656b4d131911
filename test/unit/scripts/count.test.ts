import { describe, expect, it } from 'vitest';
import {
  countAsOne,
  countCruise,
  countPlaywright,
  countVitest,
  summaryLine,
  total,
} from '../../../scripts/checks/count.mjs';

function vitestReport(...files: { status: string; tests: string[] }[]): string {
  const testResults = files.map(({ status, tests }) => ({
    status,
    assertionResults: tests.map((test) => ({ status: test })),
  }));
  return JSON.stringify({ testResults });
}

function playwrightReport(stats: object, errors: object[] = []): string {
  return JSON.stringify({
    stats: { expected: 0, unexpected: 0, flaky: 0, skipped: 0, ...stats },
    errors,
  });
}

describe('a check', () => {
  it('counts as one test', () => {
    expect(countAsOne({ code: 0 })).toEqual({ passed: 1, failed: 0, skipped: 0 });
    expect(countAsOne({ code: 2 })).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });
});

describe('the import rules', () => {
  it('pass when modules were read and none broke a rule', () => {
    const output = '✔ no dependency violations found (212 modules, 540 dependencies cruised)';
    expect(countCruise({ code: 0, output, report: undefined })).toMatchObject({
      passed: 1,
      failed: 0,
    });
  });

  it('fail when nothing was read, although nothing broke a rule', () => {
    const output = '✔ no dependency violations found (0 modules, 0 dependencies cruised)';
    expect(countCruise({ code: 0, output, report: undefined })).toMatchObject({
      passed: 0,
      failed: 1,
    });
  });

  it('fail when a rule is broken', () => {
    const output =
      '✘ 1 dependency violations (1 errors, 0 warnings). 212 modules, 540 dependencies';
    expect(countCruise({ code: 1, output, report: undefined })).toMatchObject({
      passed: 0,
      failed: 1,
    });
  });
});

describe('vitest', () => {
  it('counts tests, with everything that did not run as skipped', () => {
    const report = vitestReport(
      { status: 'passed', tests: ['passed', 'passed', 'pending', 'todo'] },
      { status: 'failed', tests: ['failed', 'passed'] },
    );
    expect(countVitest({ code: 1, output: '', report })).toEqual({
      passed: 3,
      failed: 1,
      skipped: 2,
    });
  });

  it('counts a file that could not be loaded as a failed test', () => {
    const report = vitestReport(
      { status: 'passed', tests: ['passed'] },
      { status: 'failed', tests: [] },
    );
    expect(countVitest({ code: 1, output: '', report })).toMatchObject({ passed: 1, failed: 1 });
  });

  it.each([
    ['it wrote no report', { code: 0, report: undefined }],
    ['it wrote half a report', { code: 0, report: '{"testResults": [' }],
    ['it wrote something else', { code: 0, report: '{}' }],
    ['it ran no tests', { code: 0, report: vitestReport() }],
    [
      'all tests were skipped',
      { code: 0, report: vitestReport({ status: 'passed', tests: ['pending'] }) },
    ],
    [
      'it crashed after passing',
      { code: 1, report: vitestReport({ status: 'passed', tests: ['passed'] }) },
    ],
  ])('has failed when %s', (_, result) => {
    expect(countVitest({ output: '', ...result })).toMatchObject({
      failed: 1,
      problem: expect.any(String),
    });
  });
});

describe('Playwright', () => {
  it('counts a test that passed only when repeated as failed', () => {
    const report = playwrightReport({ expected: 5, flaky: 1, unexpected: 2, skipped: 1 });
    expect(countPlaywright({ code: 1, output: '', report })).toEqual({
      passed: 5,
      failed: 3,
      skipped: 1,
    });
  });

  it('counts what went wrong outside of tests', () => {
    const report = playwrightReport({ expected: 5 }, [{ message: 'no such file' }]);
    expect(countPlaywright({ code: 1, output: '', report })).toMatchObject({
      passed: 5,
      failed: 1,
    });
  });

  it('has failed when it ran no tests', () => {
    const report = playwrightReport({});
    expect(countPlaywright({ code: 0, output: '', report })).toMatchObject({ failed: 1 });
  });
});

it('the last line adds up all parts, and speaks of skipped tests only when there are some', () => {
  const parts = [
    { passed: 2, failed: 0, skipped: 0 },
    { passed: 3, failed: 1, skipped: 0 },
  ];
  expect(summaryLine(total(parts))).toBe('5 passed, 1 failed');
  expect(summaryLine(total([...parts, { passed: 0, failed: 0, skipped: 4 }]))).toBe(
    '5 passed, 1 failed, 4 skipped',
  );
});
