import { plugInSimulated } from './devices/plug-in.simulated.ts';
import { packageRoot } from './root.ts';
import { runHub } from './run.ts';

await runHub(process.argv.slice(2), packageRoot(import.meta.dirname), plugInSimulated);
