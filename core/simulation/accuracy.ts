import type { Prediction } from './sim-ticket.ts';

/** How good the announcements to those who had to wait were; null when nobody had to. */
export interface Accuracy {
  readonly delayed: number;
  readonly maeMinutes: number | null;
  readonly rmseMinutes: number | null;
  /** Announced mean minus wait. */
  readonly biasMinutes: number | null;
  /** Share of waits longer than the announced P80 and P90. */
  readonly exceedP80: number | null;
  readonly exceedP90: number | null;
  readonly naiveMaeMinutes: number | null;
  readonly naiveRmseMinutes: number | null;
}

/** Sums over the announcements that have been compared with the wait. */
export interface Score {
  delayed: number;
  absolute: number;
  squared: number;
  signed: number;
  above80: number;
  above90: number;
  naiveAbsolute: number;
  naiveSquared: number;
}

export function newScore(): Score {
  return {
    delayed: 0,
    absolute: 0,
    squared: 0,
    signed: 0,
    above80: 0,
    above90: 0,
    naiveAbsolute: 0,
    naiveSquared: 0,
  };
}

export function compare(score: Score, prediction: Prediction, waitMinutes: number): void {
  const error = prediction.mean - waitMinutes;
  const naive = prediction.naive - waitMinutes;
  score.delayed += 1;
  score.absolute += Math.abs(error);
  score.squared += error * error;
  score.signed += error;
  score.above80 += Number(waitMinutes > prediction.p80);
  score.above90 += Number(waitMinutes > prediction.p90);
  score.naiveAbsolute += Math.abs(naive);
  score.naiveSquared += naive * naive;
}

export function accuracyOf(score: Score): Accuracy {
  const { delayed } = score;
  const per = (sum: number): number | null => (delayed === 0 ? null : sum / delayed);
  const root = (sum: number): number | null => (delayed === 0 ? null : Math.sqrt(sum / delayed));
  return {
    delayed,
    maeMinutes: per(score.absolute),
    rmseMinutes: root(score.squared),
    biasMinutes: per(score.signed),
    exceedP80: per(score.above80),
    exceedP90: per(score.above90),
    naiveMaeMinutes: per(score.naiveAbsolute),
    naiveRmseMinutes: root(score.naiveSquared),
  };
}
