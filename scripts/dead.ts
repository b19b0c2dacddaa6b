import { DEAD_STEPS } from './check-steps.ts';
import { runSteps } from './step.ts';

process.exitCode = (await runSteps(DEAD_STEPS, 1)) ? 0 : 1;
