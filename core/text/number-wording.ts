import { invariant } from '#core/shared/assert.ts';
import type { SpokenLanguage } from './language.ts';

const FEN_PER_YUAN = 100;

/** A whole number with its thousands marked, the same in all our languages: `12,000`. */
export function groupedNumber(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ',');
}

/**
 * Money in the words of the language: `12,000.50 元`, `CNY 12,000.50`; whole yuan drop the fen.
 *
 * @param fen whole fen (1/100 yuan), so that no amount is ever rounded
 */
export function moneyWording(fen: number, language: SpokenLanguage): string {
  invariant(Number.isSafeInteger(fen), 'money is whole fen');
  const absolute = Math.abs(fen);
  const rest = absolute % FEN_PER_YUAN;
  const yuan = groupedNumber(Math.floor(absolute / FEN_PER_YUAN));
  const amount = rest === 0 ? yuan : `${yuan}.${String(rest).padStart(2, '0')}`;
  const signed = fen < 0 ? `-${amount}` : amount;
  return language === 'zh' ? `${signed} 元` : `CNY ${signed}`;
}
