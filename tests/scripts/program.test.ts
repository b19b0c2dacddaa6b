import { expect, it } from 'vitest';
import { startProgram } from '#scripts/program.ts';

const READY = JSON.stringify({
  event: 'ready',
  url: 'http://127.0.0.1:1',
  dataDir: '/d',
  version: '1',
});
const SERVING = `console.log(${JSON.stringify(READY)}); setInterval(() => {}, 1000);`;

function node(code: string): ReturnType<typeof startProgram> {
  return startProgram(process.execPath, ['-e', code], { stdio: ['ignore', 'pipe', 'inherit'] });
}

it('waits for the ready line and ends the program when asked', async () => {
  const program = node(SERVING);
  expect((await program.ready)?.url).toBe('http://127.0.0.1:1');
  await program.stop();
  await program.exited;
});

it('insists with a program that does not listen', async () => {
  const program = node(`process.on('SIGTERM', () => {}); ${SERVING}`);
  await program.ready;
  const startedAt = performance.now();
  await program.stop();
  expect(performance.now() - startedAt).toBeLessThan(2_000);
});

it('gives up waiting for a program that ends or does not exist', async () => {
  expect(await node('process.exit(3)').ready).toBeUndefined();
  const absent = startProgram('/nowhere/program', []);
  expect(await absent.ready).toBeUndefined();
  await absent.stop();
});
