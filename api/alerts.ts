import { oc } from '@orpc/contract';
import * as z from 'zod';
import { id, instant, page, pageQuery } from './common.ts';

/** Something a person should do something about. */
export const alert = z.object({
  id,
  kind: z.enum(['staff-call', 'device-fault', 'print-unknown', 'tamper']),
  raisedAt: instant,
  acknowledgedAt: instant.optional(),
  kioskId: id.optional(),
  deviceId: id.optional(),
  ticketId: id.optional(),
  number: z.string().optional(),
  faultCode: z.string().optional(),
  screen: z.string().optional(),
});
export type AlertView = z.infer<typeof alert>;

export const alerts = {
  list: oc
    .route({ method: 'GET', path: '/alerts', tags: ['alerts'] })
    .input(pageQuery)
    .output(page(alert)),
  acknowledge: oc
    .route({ method: 'POST', path: '/alerts/{id}/acknowledge', tags: ['alerts'] })
    .input(z.object({ id }))
    .output(alert),
};
