import { describe, expect, it, vi } from 'vitest';
import { runStep, runSteps, type Step } from '#scripts/step.ts';

describe('runStep', () => {
  it('passes with exit code 0 and keeps what was printed', async () => {
    const result = await runStep(node('console.log("one"); console.error("two")'));
    expect(result).toMatchObject({ name: 'try', passed: true });
    expect(result.output.split('\n').sort()).toEqual(['', 'one', 'two']);
  });

  it('fails with any other exit code, and when the program is missing', async () => {
    expect(await runStep(node('process.exit(3)'))).toMatchObject({ passed: false });
    const missing = { name: 'try', command: 'no-such-program-anywhere', args: [] };
    expect(await runStep(missing)).toMatchObject({ passed: false });
  });
});

describe('runSteps', () => {
  it('goes on after a failure, and fails as a whole', async () => {
    const lines: string[] = [];
    vi.spyOn(console, 'log').mockImplementation((line: string) => lines.push(line));
    expect(await runSteps([node('process.exit(1)'), node('')], 1)).toBe(false);
    expect(lines.map((line) => line.split(' ')[0])).toEqual(['FAILED', 'ok']);
    expect(await runSteps([node(''), node('')], 2)).toBe(true);
  });
});

function node(program: string): Step {
  return { name: 'try', command: process.execPath, args: ['-e', program] };
}
