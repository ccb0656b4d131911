/**
 * @typedef {object} PartResult
 * @property {number} code the exit code
 * @property {string} output
 * @property {string | undefined} report what the part wrote as its report
 *
 * @typedef {object} Counts
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 * @property {string} [problem] why the part failed although no test of it did
 */

/** A check is one test. @param {Pick<PartResult, 'code'>} result @returns {Counts} */
export function countAsOne({ code }) {
  return code === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 };
}

/** The import rules hold for nothing when no module was read. @param {PartResult} result @returns {Counts} */
export function countCruise(result) {
  const modules = Number(/(\d+) modules/.exec(result.output)?.[1] ?? 0);
  if (result.code !== 0 || modules > 0) return countAsOne(result);
  return broken('it read no modules');
}

/**
 * @typedef {object} VitestFile
 * @property {string} status
 * @property {readonly { status: string }[]} assertionResults
 *
 * @param {PartResult} result
 * @returns {Counts}
 */
export function countVitest(result) {
  return countReport(result, ({ testResults }) => {
    const files = /** @type {VitestFile[]} */ (testResults);
    const tests = files.flatMap((file) => file.assertionResults);
    // A file that could not be loaded has failed without a test of its own.
    const brokenFiles = files.filter(
      (file) =>
        file.status === 'failed' &&
        file.assertionResults.every(({ status }) => status !== 'failed'),
    );
    const passed = tests.filter(({ status }) => status === 'passed').length;
    const failed = tests.filter(({ status }) => status === 'failed').length;
    return {
      passed,
      failed: failed + brokenFiles.length,
      skipped: tests.length - passed - failed,
    };
  });
}

/**
 * A test that passed only when repeated has failed.
 * @param {PartResult} result
 * @returns {Counts}
 */
export function countPlaywright(result) {
  return countReport(result, ({ stats, errors }) => ({
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky + errors.length,
    skipped: stats.skipped,
  }));
}

/**
 * Trusts a report only as far as it agrees with the exit code and holds tests.
 * @param {PartResult} result
 * @param {(report: any) => Counts} read may throw: then the part wrote nothing usable
 * @returns {Counts}
 */
function countReport({ code, report }, read) {
  const counts = parse(report, read);
  if (counts === undefined) return broken('it wrote no report');
  if (counts.failed > 0) return counts;
  if (code !== 0) return { ...counts, failed: 1, problem: `it ended with code ${code}` };
  if (counts.passed === 0) return { ...counts, failed: 1, problem: 'it ran no tests' };
  return counts;
}

/** @param {string | undefined} report @param {(report: any) => Counts} read @returns {Counts | undefined} */
function parse(report, read) {
  if (report === undefined) return undefined;
  try {
    return read(JSON.parse(report));
  } catch {
    return undefined;
  }
}

/** @param {string} problem @returns {Counts} */
function broken(problem) {
  return { passed: 0, failed: 1, skipped: 0, problem };
}

/** @param {readonly Counts[]} all @returns {Counts} */
export function total(all) {
  return all.reduce(
    (sum, { passed, failed, skipped }) => ({
      passed: sum.passed + passed,
      failed: sum.failed + failed,
      skipped: sum.skipped + skipped,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  );
}

/** @param {Counts} counts */
export function summaryLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
