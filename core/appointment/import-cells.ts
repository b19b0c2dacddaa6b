import { isCalendarDate } from '#core/shared/calendar-date.ts';
import { err, ok, type Result } from '#core/shared/result.ts';
import type { ImportFaultCode } from './import-row.ts';
import type { Denomination } from './large-cash.ts';
import { dayNumberOf, instantsOf, wallMinute } from './wall-clock.ts';

type Cell<T> = Result<T, ImportFaultCode>;

const FEN_PER_YUAN = 100;

/** `2026-11-23 09:30`, `2026/11/23 9:30`, `2026-11-23T09:30`; seconds only if they are zero. */
const WALL_TIME = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})[ T](\d{1,2}):(\d{2})(?::00)?$/;

/** Beginning of a slot as the wall clock of the branch shows it; ms since the epoch. */
export function parseStart(text: string, timeZone: string): Cell<number> {
  const [match, year = '', month = '', day = '', hour, minute] = WALL_TIME.exec(text) ?? [];
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const sane =
    match !== undefined && isCalendarDate(date) && Number(hour) < 24 && Number(minute) < 60;
  if (!sane) return err('start-unreadable');
  const shown = wallMinute(dayNumberOf(date), Number(hour) * 60 + Number(minute));
  const [first, second] = instantsOf(timeZone, shown);
  return first === undefined || second !== undefined ? err('start-ambiguous') : ok(first);
}

/** An amount in yuan, `50000`, `50,000.00` or `￥50000`, as fen. */
export function parseAmountFen(text: string): Cell<number> {
  const amount = /^[¥]?(\d+|\d{1,3}(?:,\d{3})+)(?:\.(\d{1,2}))?$/.exec(text);
  if (!amount) return err('amount-unreadable');
  const yuan = Number(amount[1]?.replaceAll(',', ''));
  return ok(yuan * FEN_PER_YUAN + Number((amount[2] ?? '').padEnd(2, '0')));
}

/** Notes and coins as value in yuan × count: `100x450; 50×100`. */
export function parseDenominations(text: string): Cell<Denomination[]> {
  const parts = text.replace(/\s/gu, '').split(/[;+、]/u);
  const matches = parts.map((part) => /^(\d+(?:\.\d{1,2})?)[x×*](\d+)$/iu.exec(part));
  if (matches.includes(null)) return err('denominations-unreadable');
  return ok(matches.map((match) => ({ valueYuan: Number(match?.[1]), count: Number(match?.[2]) })));
}
