import { join } from 'node:path';
import { runHub } from './run.ts';

/** The bundle lies in dist/hub, two folders below the package. */
const ROOT = join(import.meta.dirname, '../..');

await runHub(process.argv.slice(2), ROOT);
