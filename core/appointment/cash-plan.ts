import type { BusinessDay } from '#core/branch/ids.ts';
import type { Appointment } from './appointment.ts';
import type { Denomination, LargeCash } from './large-cash.ts';
import { onBusinessDay } from './on-day.ts';
import type { AppointmentBranch } from './rules.ts';

/** What the branch must have at hand for the appointments of one business day: the sum, and each value, largest first. */
export function cashToPrepare(
  appointments: Iterable<Appointment>,
  branch: Pick<AppointmentBranch, 'timeZone' | 'dayStartMinute'>,
  businessDay: BusinessDay,
): LargeCash {
  const isOnDay = onBusinessDay(branch, businessDay);
  let amountFen = 0;
  const counts = new Map<number, number>();
  for (const { state, slotStart, largeCash } of appointments) {
    if (!largeCash || state === 'cancelled' || state === 'no-show') continue;
    if (!isOnDay(slotStart)) continue;
    amountFen += largeCash.amountFen;
    for (const { valueYuan, count } of largeCash.denominations) {
      counts.set(valueYuan, (counts.get(valueYuan) ?? 0) + count);
    }
  }
  const denominations: Denomination[] = [...counts].map(([valueYuan, count]) => ({
    valueYuan,
    count,
  }));
  return { amountFen, denominations: denominations.sort((a, b) => b.valueYuan - a.valueYuan) };
}
