import type { Desk, Hall } from './engine.ts';
import { waitingFor } from './lines.ts';
import type { Scenario } from './scenario.ts';
import type { SimTicket } from './sim-ticket.ts';

const ROLLING_DURATIONS = 50;
const LEAST_DURATIONS = 5;

/** The last durations of each service, for the formula that ticket machines print. */
export interface Rolling {
  readonly recent: readonly number[][];
}

export function newRolling(scenario: Scenario): Rolling {
  return { recent: scenario.services.map(() => []) };
}

/** Remembers how long the customer who has just left was served. */
export function rememberDuration(rolling: Rolling, desk: Desk<SimTicket>): void {
  const { ticket } = desk;
  if (ticket === undefined || ticket.absent) return;
  const recent = rolling.recent[ticket.serviceId] ?? [];
  recent.push(ticket.workMinutes / desk.plan.speed);
  if (recent.length > ROLLING_DURATIONS) recent.shift();
}

/** People waiting for the service × mean of its last durations ÷ counters open for it (facts: waits §1.3). */
export function naiveWait(
  hall: Hall<SimTicket>,
  { serviceId }: SimTicket,
  scenario: Scenario,
  rolling: Rolling,
): number {
  const recent = rolling.recent[serviceId] ?? [];
  const nominal = scenario.durations[serviceId]?.distribution.meanMinutes ?? 0;
  const sum = recent.reduce((total, minutes) => total + minutes, 0);
  const mean = recent.length < LEAST_DURATIONS ? nominal : sum / recent.length;
  const open = hall.desks.filter(
    (desk) => desk.state !== 'break' && Number.isFinite(desk.penaltyOf(serviceId)),
  );
  return (waitingFor(hall.lines, serviceId).length * mean) / Math.max(1, open.length);
}
