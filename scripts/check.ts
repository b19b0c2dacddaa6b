import { ARCHITECTURE_STEP, DEAD_STEPS, LINT_STEP, typeSteps } from './check-steps.ts';
import { runSteps } from './step.ts';

/** Everything that can be said about the code without running it; all of it, even after a failure. */
const AT_ONCE = 2;

const steps = [LINT_STEP, ...typeSteps(), ...DEAD_STEPS, ARCHITECTURE_STEP];
process.exitCode = (await runSteps(steps, AT_ONCE)) ? 0 : 1;
