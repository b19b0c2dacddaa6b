import { typeSteps } from './check-steps.ts';
import { runSteps } from './step.ts';

/** Each compiler takes about one core. */
const AT_ONCE = 2;

process.exitCode = (await runSteps(typeSteps(), AT_ONCE)) ? 0 : 1;
