import { spawn } from 'node:child_process';
import { delimiter, resolve } from 'node:path';

/** The repository, whatever folder the script was started from. */
export const REPOSITORY = resolve(import.meta.dirname, '..');

/** One program to run to the end. */
export interface Step {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
}

export interface StepResult {
  readonly name: string;
  readonly passed: boolean;
  readonly durationMs: number;
  /** Everything that it printed, both streams in the order of arrival. */
  readonly output: string;
}

/** Runs a step with the project's own tools first on the path. A program that cannot start has failed. */
export function runStep(step: Step): Promise<StepResult> {
  const startedAt = performance.now();
  const tools = resolve(REPOSITORY, 'node_modules/.bin');
  const child = spawn(step.command, step.args, {
    cwd: REPOSITORY,
    env: { ...process.env, PATH: `${tools}${delimiter}${process.env.PATH ?? ''}` },
    // The tools are .cmd files there.
    shell: process.platform === 'win32',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return new Promise((resolveStep) => {
    let output = '';
    const finish = (passed: boolean): void => {
      resolveStep({ name: step.name, passed, durationMs: performance.now() - startedAt, output });
    };
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString('utf8');
    });
    child.stderr.on('data', (chunk: Buffer) => {
      output += chunk.toString('utf8');
    });
    child.on('error', (error) => {
      output += error.message;
      finish(false);
    });
    child.on('close', (code) => finish(code === 0));
  });
}

/** Runs steps `width` at a time, prints one line for each as it ends, and says whether all passed. */
export async function runSteps(steps: readonly Step[], width: number): Promise<boolean> {
  const waiting = [...steps];
  let passed = true;
  const worker = async (): Promise<void> => {
    for (let step = waiting.shift(); step !== undefined; step = waiting.shift()) {
      const result = await runStep(step);
      printResult(result);
      passed &&= result.passed;
    }
  };
  await Promise.all(Array.from({ length: width }, worker));
  return passed;
}

function printResult(result: StepResult): void {
  const seconds = (result.durationMs / 1000).toFixed(1).padStart(6);
  console.log(`${result.passed ? 'ok    ' : 'FAILED'} ${seconds} s  ${result.name}`);
  const output = result.passed ? '' : result.output.trimEnd();
  if (output !== '') console.log(output);
}
