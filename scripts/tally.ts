import { readFileSync } from 'node:fs';

/**
 * Prints `N passed, N failed` of a test run from the report that vitest wrote as JSON, and fails when anything did.
 * A test file that could not even be loaded has no tests to count: it is one failure. A missing or empty report is
 * one failure too, so that a run that looked at nothing is never green. So are checks that did not end with status 0.
 *
 *     node scripts/tally.ts REPORT.json [STATUS OF THE CHECKS]
 */
interface Report {
  readonly success: boolean;
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly testResults: readonly { status: string; assertionResults: readonly unknown[] }[];
}

const [reportPath, checkStatus = '0'] = process.argv.slice(2);
const report = readReport(reportPath);
const unloaded = (report?.testResults ?? []).filter(
  (file) => file.status === 'failed' && file.assertionResults.length === 0,
).length;
const passed = report?.numPassedTests ?? 0;
const counted = (report?.numFailedTests ?? 0) + unloaded;
const looksGreen = report?.success === true && passed > 0;
const failedTests = counted === 0 && !looksGreen ? 1 : counted;
const failed = failedTests + (checkStatus === '0' ? 0 : 1);
const skipped = (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0);

console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
process.exitCode = failed === 0 ? 0 : 1;

function readReport(path: string | undefined): Report | undefined {
  if (path === undefined) return undefined;
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}
