/** Whole minutes as people say them. */
export interface MinuteRange {
  readonly lowMinutes: number;
  readonly highMinutes: number;
}

/** Below this many minutes people count single ones, above in fives, beyond an hour in tens. */
const SINGLE_UP_TO = 10;
const FIVES_UP_TO = 60;

/**
 * The range to print: the median rounded down and the 90th percentile rounded up, at least one step apart; 0 to 0 when
 * nobody has to wait at all.
 */
export function readableRange(p50Minutes: number, p90Minutes: number): MinuteRange {
  if (p90Minutes <= 0) return { lowMinutes: 0, highMinutes: 0 };
  const lowStep = stepOf(p50Minutes);
  const lowMinutes = Math.floor(p50Minutes / lowStep) * lowStep;
  const highStep = stepOf(p90Minutes);
  const highMinutes = Math.ceil(p90Minutes / highStep) * highStep;
  if (highMinutes > lowMinutes) return { lowMinutes, highMinutes };
  return { lowMinutes, highMinutes: lowMinutes + stepOf(lowMinutes + 1) };
}

function stepOf(minutes: number): number {
  if (minutes <= SINGLE_UP_TO) return 1;
  return minutes <= FIVES_UP_TO ? 5 : 10;
}
