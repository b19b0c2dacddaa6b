import { oc } from '@orpc/contract';
import * as z from 'zod';
import { PRINT_STATES, TICKET_STATES } from '#core/queue/ticket.ts';
import { calendarDate, id, instant, page, pageQuery } from './common.ts';

/** A wait is a range or, when it cannot be trusted, not shown at all (then the numbers are null). */
export const wait = z.object({
  shown: z.boolean(),
  lowMinutes: z.number().int().nullable(),
  highMinutes: z.number().int().nullable(),
  p50Seconds: z.number().nullable(),
  p90Seconds: z.number().nullable(),
  /** Why a waiting ticket is shown none. */
  reason: z.enum(['no-counter', 'no-counter-open', 'not-foreseeable']).optional(),
});
export type Wait = z.infer<typeof wait>;

/** Cash ordered for an appointment: the sum, and how many of which notes and coins. */
export const largeCash = z.object({
  amountFen: z.number().int(),
  denominations: z.array(z.object({ valueYuan: z.number(), count: z.number().int() })).max(40),
});

export const ticket = z.object({
  id,
  number: z.string(),
  serviceId: id,
  segmentId: id,
  state: z.enum(TICKET_STATES),
  businessDay: calendarDate,
  issuedAt: instant,
  calledAt: instant.optional(),
  /** Since when the customer is being served, while that lasts. */
  servingAt: instant.optional(),
  counterId: id.optional(),
  kioskId: id.optional(),
  needId: id.optional(),
  language: z.string(),
  /** The stay of this customer; a further number for the same person carries it. */
  visitId: id.optional(),
  version: z.number().int(),
  peopleAhead: z.number().int(),
  wait,
  zoneId: id,
  /** `isFinal`: nothing more will be heard of a paper that is `sent`, its printer cannot confirm. */
  print: z.object({ state: z.enum(PRINT_STATES), isFinal: z.boolean().optional() }),
  /** What a booked customer comes for, so that the counter prepares it; told to staff only. */
  appointment: z.object({ slotStart: instant, largeCash: largeCash.optional() }).optional(),
  /** The customer's own page, as in the QR code on the paper. */
  url: z.string(),
});
export type TicketView = z.infer<typeof ticket>;

/** Why the line stands as it stands, seen from one ticket. */
export const placeInLine = z.object({
  peopleAhead: z.number().int(),
  /** Called before this one while it waited, in the order of their calls. */
  servedBefore: z.array(
    z.object({
      number: z.string(),
      reason: z.enum([
        'came-earlier',
        'head-start',
        'booked',
        'out-of-order',
        'walk-direct',
        'passed-while-missed',
      ]),
      /** Of a head start: whose, and how much. */
      segmentId: id.optional(),
      creditMinutes: z.number().optional(),
    }),
  ),
});
export type PlaceInLine = z.infer<typeof placeInLine>;

/** What the phone page shows: nothing that says who the customer is. */
export const publicTicket = ticket
  .pick({
    number: true,
    serviceId: true,
    state: true,
    peopleAhead: true,
    wait: true,
    zoneId: true,
    counterId: true,
  })
  .extend({
    counterLabel: z.string().optional(),
    serviceName: z.record(z.string(), z.string()),
    zoneName: z.record(z.string(), z.string()),
    branchName: z.record(z.string(), z.string()),
    language: z.string(),
    issuedAt: instant,
    calledAt: instant.optional(),
    servedBefore: placeInLine.shape.servedBefore,
  });
export type PublicTicketView = z.infer<typeof publicTicket>;

const ticketPath = z.object({ id });

export const issueTicketInput = z.object({
  serviceId: id,
  segmentId: id.optional(),
  kioskId: id.optional(),
  language: z.string().min(1).max(20).optional(),
  appointmentCode: z.string().min(1).max(100).optional(),
  needId: id.optional(),
  /** A further service for somebody who has a number already: the visit of that ticket. */
  visitId: id.optional(),
});

export const tickets = {
  issue: oc
    .route({ method: 'POST', path: '/tickets', successStatus: 201, tags: ['tickets'] })
    .input(issueTicketInput)
    .output(ticket),
  get: oc
    .route({ method: 'GET', path: '/tickets/{id}', tags: ['tickets'] })
    .input(ticketPath)
    .output(ticket),
  list: oc
    .route({ method: 'GET', path: '/tickets', tags: ['tickets'] })
    .input(
      pageQuery.extend({
        state: z.enum(TICKET_STATES).optional(),
        businessDay: calendarDate.optional(),
      }),
    )
    .output(page(ticket)),
  cancel: oc
    .route({ method: 'POST', path: '/tickets/{id}/cancel', tags: ['tickets'] })
    .input(ticketPath)
    .output(ticket),
  return: oc
    .route({ method: 'POST', path: '/tickets/{id}/return', tags: ['tickets'] })
    .input(ticketPath)
    .output(ticket),
  transfer: oc
    .route({ method: 'POST', path: '/tickets/{id}/transfer', tags: ['tickets'] })
    .input(ticketPath.extend({ serviceId: id }))
    .output(ticket),
  /** What is on the paper, as SVG. */
  slip: oc
    .route({ method: 'GET', path: '/tickets/{id}/slip', tags: ['tickets'] })
    .input(ticketPath)
    .output(z.object({ svg: z.string() })),
  reprint: oc
    .route({ method: 'POST', path: '/tickets/{id}/reprint', tags: ['tickets'] })
    .input(ticketPath)
    .output(ticket),
  order: oc
    .route({ method: 'GET', path: '/tickets/{id}/order', tags: ['tickets'] })
    .input(ticketPath)
    .output(placeInLine),
  /** The customer gives the number up, or comes back after a missed call. */
  publicCancel: oc
    .route({ method: 'POST', path: '/public-tickets/{code}/cancel', tags: ['tickets'] })
    .input(z.object({ code: z.string().min(1).max(100) }))
    .output(publicTicket),
  publicReturn: oc
    .route({ method: 'POST', path: '/public-tickets/{code}/return', tags: ['tickets'] })
    .input(z.object({ code: z.string().min(1).max(100) }))
    .output(publicTicket),
  public: oc
    .route({ method: 'GET', path: '/public-tickets/{code}', tags: ['tickets'] })
    .input(z.object({ code: z.string().min(1).max(100) }))
    .output(publicTicket),
};
