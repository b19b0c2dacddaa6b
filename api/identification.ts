import { oc } from '@orpc/contract';
import * as z from 'zod';
import { id } from './common.ts';

export const IDENTIFY_METHODS = ['id-card', 'bank-card', 'code'] as const;
export type IdentifyMethod = (typeof IDENTIFY_METHODS)[number];

const kioskPath = z.object({ id });

/** Reading has begun; the outcome comes as an `identified` event to this kiosk only. */
const accepted = z.object({ identificationId: z.string() });

export const kiosks = {
  identify: oc
    .route({
      method: 'POST',
      path: '/kiosks/{id}/identify',
      successStatus: 202,
      tags: ['identification'],
    })
    .input(kioskPath.extend({ method: z.enum(IDENTIFY_METHODS) }))
    .output(accepted),
  cancelIdentify: oc
    .route({ method: 'POST', path: '/kiosks/{id}/identify/cancel', tags: ['identification'] })
    .input(kioskPath)
    .output(z.object({ cancelled: z.boolean() })),
  callStaff: oc
    .route({
      method: 'POST',
      path: '/kiosks/{id}/staff-call',
      successStatus: 202,
      tags: ['identification'],
    })
    .input(
      kioskPath.extend({
        screen: z
          .string()
          .regex(/^[a-z-]{1,40}$/, 'the name of a screen')
          .optional(),
      }),
    )
    .output(z.object({ staffCallId: z.string(), acknowledged: z.boolean() })),
};
