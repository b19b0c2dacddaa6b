import type { CashRules } from './rules.ts';

const FEN_PER_YUAN = 100;

/** Cash ordered for an appointment. */
export interface LargeCash {
  readonly amountFen: number;
  readonly denominations: readonly Denomination[];
}

/** So many notes or coins of one value. */
export interface Denomination {
  readonly valueYuan: number;
  readonly count: number;
}

export type CashFailureCode =
  | 'cash-not-offered'
  | 'cash-amount-invalid'
  | 'cash-below-minimum'
  | 'cash-above-limit'
  | 'cash-denomination-unknown'
  | 'cash-denomination-invalid'
  | 'cash-sum-differs'
  | 'cash-notice-too-short'
  | 'cash-day-limit-reached';

/** Why an order of cash cannot be right in itself, whenever it is wanted. */
export function findCashFault(cash: LargeCash, rules: CashRules): CashFailureCode | undefined {
  const { amountFen, denominations } = cash;
  if (!Number.isSafeInteger(amountFen) || amountFen <= 0) return 'cash-amount-invalid';
  if (amountFen < rules.minFen) return 'cash-below-minimum';
  if (amountFen > rules.maxFen) return 'cash-above-limit';
  const values = denominations.map(({ valueYuan }) => valueYuan);
  if (values.some((value) => !rules.denominationsYuan.includes(value))) {
    return 'cash-denomination-unknown';
  }
  const counted = denominations.every(({ count }) => Number.isSafeInteger(count) && count > 0);
  if (!counted || new Set(values).size < values.length) return 'cash-denomination-invalid';
  return sumFen(denominations) === amountFen ? undefined : 'cash-sum-differs';
}

/** Value of notes and coins. Each value is rounded to whole fen before it is multiplied: 0.1 yuan is not exact. */
export function sumFen(denominations: readonly Denomination[]): number {
  return denominations.reduce(
    (sum, { valueYuan, count }) => sum + Math.round(valueYuan * FEN_PER_YUAN) * count,
    0,
  );
}

/** The same notes and coins, in whatever order they are named; no order at all is the same as none. */
export function sameCash(a: LargeCash | undefined, b: LargeCash | undefined): boolean {
  if (!a || !b) return a === b;
  return a.amountFen === b.amountFen && wordingOf(a) === wordingOf(b);
}

function wordingOf({ denominations }: LargeCash): string {
  return denominations
    .map(({ valueYuan, count }) => `${valueYuan}x${count}`)
    .sort()
    .join();
}
