import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const SCRIPT = join(import.meta.dirname, '../../scripts/tally.ts');

describe('tally', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'xiaotang-tally-'));
  });

  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  function tally(report: string, ...checks: string[]): { line: string; status: number | null } {
    const path = join(folder, 'report.json');
    writeFileSync(path, report);
    const { stdout, status } = spawnSync(process.execPath, [SCRIPT, path, ...checks], {
      encoding: 'utf8',
    });
    return { line: stdout.trim(), status };
  }

  it('adds up a green run, and names what was skipped', () => {
    expect(tally(reportOf({}))).toEqual({ line: '7 passed, 0 failed', status: 0 });
    expect(tally(reportOf({ numPendingTests: 2, numTodoTests: 1 }))).toEqual({
      line: '7 passed, 0 failed, 3 skipped',
      status: 0,
    });
  });

  it('fails with the failed tests', () => {
    const report = reportOf({ success: false, numFailedTests: 2 });
    expect(tally(report)).toEqual({ line: '7 passed, 2 failed', status: 1 });
  });

  it('counts a file that could not be loaded as one failure', () => {
    const report = reportOf({
      success: false,
      testResults: [
        { status: 'failed', assertionResults: [] },
        { status: 'passed', assertionResults: [{}] },
      ],
    });
    expect(tally(report)).toEqual({ line: '7 passed, 1 failed', status: 1 });
  });

  it('is never green without having seen a test pass', () => {
    expect(tally('')).toEqual({ line: '0 passed, 1 failed', status: 1 });
    const nothing = reportOf({ numPassedTests: 0 });
    expect(tally(nothing)).toEqual({ line: '0 passed, 1 failed', status: 1 });
  });

  it('counts checks that failed as one failure', () => {
    expect(tally(reportOf({}), '0')).toEqual({ line: '7 passed, 0 failed', status: 0 });
    expect(tally(reportOf({}), '1')).toEqual({ line: '7 passed, 1 failed', status: 1 });
    const report = reportOf({ success: false, numFailedTests: 2 });
    expect(tally(report, '2')).toEqual({ line: '7 passed, 3 failed', status: 1 });
  });

  it('believes an unsuccessful run although every test passed', () => {
    const report = reportOf({ success: false });
    expect(tally(report)).toEqual({ line: '7 passed, 1 failed', status: 1 });
  });
});

function reportOf(differences: object): string {
  return JSON.stringify({
    success: true,
    numPassedTests: 7,
    numFailedTests: 0,
    numPendingTests: 0,
    numTodoTests: 0,
    testResults: [],
    ...differences,
  });
}
