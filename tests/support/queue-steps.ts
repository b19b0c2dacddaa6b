import * as fc from 'fast-check';
import type { Branch } from '#core/branch/branch.ts';
import type { CounterId, Language, SegmentId, ServiceId, TicketId } from '#core/branch/ids.ts';
import type { QueueCommand } from '#core/queue/command.ts';
import type { QueueState } from '#core/queue/state.ts';
import { PRINT_STATES } from '#core/queue/ticket.ts';
import { branded } from '#core/shared/brand.ts';

/** One thing that somebody tries, by numbers that find their meaning in the state of that moment. */
export interface QueueStep {
  readonly deed: (typeof DEEDS)[number];
  readonly ticket: number;
  readonly counter: number;
  readonly service: number;
  readonly passMs: number;
}

const DEEDS = [
  'issue',
  'issue',
  'issue',
  'issue',
  'call-next',
  'call-next',
  'call-next',
  'recall',
  'start',
  'start',
  'complete',
  'complete',
  'no-show',
  'park',
  'transfer-at-counter',
  'resume-ticket',
  'call-ticket',
  'walk-direct',
  'return-ticket',
  'cancel-ticket',
  'transfer-ticket',
  'record-print',
  'open-counter',
  'pause-counter',
  'close-counter',
  'pass-time',
] as const;

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** What may happen in a branch in a few days, sense and nonsense. */
export const queueSteps: fc.Arbitrary<QueueStep[]> = fc.array(
  fc.record({
    deed: fc.constantFrom(...DEEDS),
    ticket: fc.nat(30),
    counter: fc.nat(6),
    service: fc.nat(5),
    passMs: fc.oneof(
      { weight: 12, arbitrary: fc.nat(2 * MINUTE_MS) },
      { weight: 2, arbitrary: fc.nat(20 * MINUTE_MS) },
      { weight: 1, arbitrary: fc.nat(20 * HOUR_MS) },
    ),
  }),
  { minLength: 1, maxLength: 60 },
);

/** The command that a step means now. Some of the ids lead nowhere. */
export function commandOf(
  step: QueueStep,
  state: QueueState,
  branch: Branch,
  freshId: string,
): QueueCommand {
  const { deed } = step;
  const tickets = [...state.tickets.keys()];
  const ticketId = tickets[step.ticket] ?? tickets.at(-1) ?? branded<TicketId>('nobody');
  const counterId = branch.counters[step.counter]?.id ?? branded<CounterId>('nowhere');
  const serviceId = branch.services[step.service]?.id ?? branded<ServiceId>('nothing');
  const segment = branch.segments[step.ticket % 4]?.id ?? branded<SegmentId>('nobody');
  const fresh = {
    ticketId: branded<TicketId>(freshId),
    publicCode: `code-${freshId}`,
    serviceId,
    segmentId: segment,
    language: branded<Language>('zh'),
  };
  switch (deed) {
    case 'issue':
      return {
        kind: 'issue-ticket',
        ...fresh,
        printState: step.ticket % 2 ? 'queued' : 'digital-only',
      };
    case 'walk-direct':
      return { kind: 'walk-direct', ...fresh, counterId };
    case 'call-next':
    case 'recall':
    case 'start':
    case 'complete':
    case 'no-show':
    case 'park':
    case 'open-counter':
    case 'close-counter':
      return { kind: deed, counterId };
    case 'pause-counter':
      return { kind: deed, counterId, reason: 'tea' };
    case 'transfer-at-counter':
      return { kind: deed, counterId, serviceId };
    case 'resume-ticket':
      return { kind: deed, counterId, ticketId };
    case 'call-ticket':
      return { kind: deed, counterId, ticketId, reason: 'asked' };
    case 'return-ticket':
      return { kind: deed, ticketId };
    case 'cancel-ticket':
      return { kind: deed, ticketId, by: 'staff' };
    case 'transfer-ticket':
      return { kind: deed, ticketId, serviceId };
    case 'record-print':
      return { kind: deed, ticketId, printState: PRINT_STATES[step.service] ?? 'confirmed' };
    case 'pass-time':
      return { kind: deed };
  }
}
