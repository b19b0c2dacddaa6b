import { oc } from '@orpc/contract';
import * as z from 'zod';
import { COUNTER_STATES } from '#core/queue/state.ts';
import { id, page, pageQuery, reason } from './common.ts';
import { ticket } from './tickets.ts';

export const counter = z.object({
  id,
  label: z.string(),
  zoneId: id,
  state: z.enum(COUNTER_STATES),
  pauseReason: z.string().optional(),
  services: z.array(z.object({ id, penaltyMinutes: z.number() })),
  ticket: ticket.nullable(),
});
export type CounterView = z.infer<typeof counter>;

const counterPath = z.object({ id });

function deed(name: string) {
  return oc.route({ method: 'POST', path: `/counters/{id}/${name}`, tags: ['counters'] });
}

/** What a teller does with the ticket at the counter answers with that ticket. */
const onTicket = (name: string) => deed(name).input(counterPath).output(ticket);

export const counters = {
  list: oc
    .route({ method: 'GET', path: '/counters', tags: ['counters'] })
    .input(pageQuery)
    .output(page(counter)),
  get: oc
    .route({ method: 'GET', path: '/counters/{id}', tags: ['counters'] })
    .input(counterPath)
    .output(counter),
  open: deed('open').input(counterPath).output(counter),
  pause: deed('pause')
    .input(counterPath.extend({ reason: reason.optional() }))
    .output(counter),
  close: deed('close').input(counterPath).output(counter),
  /** 200 with the ticket, or 204 when nobody waits for this counter. */
  callNext: oc
    .route({
      method: 'POST',
      path: '/counters/{id}/call-next',
      tags: ['counters'],
      outputStructure: 'detailed',
    })
    .input(counterPath)
    .output(
      z.union([
        z.object({ status: z.literal(200), body: ticket }),
        z.object({ status: z.literal(204), body: z.undefined().optional() }),
      ]),
    ),
  /** Takes back the last deed here, where that is honest: not a call, not an end. */
  undo: onTicket('undo'),
  recall: onTicket('recall'),
  start: onTicket('start'),
  complete: onTicket('complete'),
  noShow: onTicket('no-show'),
  park: onTicket('park'),
  transfer: deed('transfer')
    .input(counterPath.extend({ serviceId: id }))
    .output(ticket),
  call: deed('call')
    .input(counterPath.extend({ ticketId: id, reason: reason.min(1) }))
    .output(ticket),
  walkDirect: deed('walk-direct')
    .input(counterPath.extend({ serviceId: id }))
    .output(ticket),
  resume: deed('resume')
    .input(counterPath.extend({ ticketId: id }))
    .output(ticket),
};
