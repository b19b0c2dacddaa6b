const COUNT_SWITCH = '--relaunched=';
/** A shell that fails at once, every time, must not spin: somebody has to come and look. */
const MOST_IN_A_ROW = 5;
/** After this long without a failure, the next one is a new story, ms. */
const STABLE_AFTER_MS = 10 * 60_000;

/**
 * The arguments for starting the shell once more after it has failed; undefined when it has failed too often in a
 * row. The count travels on the command line, because nothing else of a failed process is sure to survive it.
 *
 * @param argv the present command line, program first
 * @param uptimeMs how long the present process has been running
 */
export function relaunchArguments(argv: readonly string[], uptimeMs: number): string[] | undefined {
  const others = argv.slice(1).filter((argument) => !argument.startsWith(COUNT_SWITCH));
  const told = argv.find((argument) => argument.startsWith(COUNT_SWITCH));
  const before = uptimeMs < STABLE_AFTER_MS ? Number(told?.slice(COUNT_SWITCH.length) ?? 0) : 0;
  // A count that is no number is not ours: better no new start than one without end.
  if (!(before < MOST_IN_A_ROW)) return undefined;
  return [...others, `${COUNT_SWITCH}${before + 1}`];
}
