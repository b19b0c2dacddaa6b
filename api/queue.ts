import { oc } from '@orpc/contract';
import * as z from 'zod';
import { COUNTER_STATES } from '#core/queue/state.ts';
import { calendarDate, id, instant } from './common.ts';
import { wait } from './tickets.ts';

const waitingTicket = z.object({
  id,
  number: z.string(),
  serviceId: id,
  segmentId: id,
  issuedAt: instant,
  /** Of a booked customer: the place in the line, instead of issue less head start. */
  orderAt: instant.optional(),
  peopleAhead: z.number().int(),
  /** Calls it still lets pass, after having come back. */
  yields: z.number().int(),
});

/** A ticket called to a counter, for boards: the newest call first. */
const call = z.object({
  ticketId: id,
  number: z.string(),
  counterId: id,
  counterLabel: z.string(),
  calledAt: instant,
  /** Calls so far: a recall raises it. */
  calls: z.number().int(),
  serving: z.boolean(),
  language: z.string(),
});
export type Call = z.infer<typeof call>;

export const queueSnapshot = z.object({
  revision: z.number().int(),
  businessDay: calendarDate.nullable(),
  at: instant,
  /** Whether numbers are given now. */
  opening: z.enum(['open', 'last-ticket-over', 'closed']),
  /** Id of the last event that this snapshot knows: resume `GET /events` from here. */
  lastEventId: z.string(),
  waiting: z.array(waitingTicket),
  parked: z.array(z.object({ id, number: z.string(), serviceId: id })),
  missed: z.array(z.object({ id, number: z.string(), serviceId: id, missedAt: instant })),
  calls: z.array(call),
  counters: z.array(
    z.object({
      id,
      label: z.string(),
      state: z.enum(COUNTER_STATES),
      ticketId: id.optional(),
      number: z.string().optional(),
    }),
  ),
  /** One line for each service: how many wait, and what a new ticket would be told. */
  services: z.array(
    z.object({ id, waiting: z.number().int(), openCounters: z.number().int(), wait }),
  ),
});
export type QueueSnapshot = z.infer<typeof queueSnapshot>;

export const queue = {
  get: oc.route({ method: 'GET', path: '/queue', tags: ['queue'] }).output(queueSnapshot),
};
