import type { Service } from '#core/branch/branch.ts';
import type { QueueState } from './state.ts';

/**
 * Next number of a service's own series: contiguous from `firstNumber`, restarted with the business day.
 * Undefined when the series is used up; it never runs on into another band.
 */
export function nextSequence(state: QueueState, service: Service): number | undefined {
  const last = state.lastNumbers.get(service.prefix) ?? 0;
  const next = Math.max(last + 1, service.firstNumber);
  return next <= service.lastNumber ? next : undefined;
}

/** `A012`: prefix, then the number padded to the service's digits. */
export function ticketNumber(
  service: Pick<Service, 'prefix' | 'digits'>,
  sequence: number,
): string {
  return service.prefix + String(sequence).padStart(service.digits, '0');
}

/** The prefix of a number as printed: `A` of `A012`. */
export function prefixOf(number: string): string {
  return number.replace(/\d+$/, '');
}
