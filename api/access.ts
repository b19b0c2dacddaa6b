import { oc } from '@orpc/contract';
import * as z from 'zod';
import { id } from './common.ts';

export const ROLES = [
  'admin',
  'manager',
  'technician',
  'counter',
  'kiosk',
  'display',
  'integration',
] as const;
export type Role = (typeof ROLES)[number];

/** Which screen a sign-in link opens; the cookie it sets counts for that screen only. */
export const SCREENS = ['kiosk', 'display', 'counter', 'technician'] as const;
export type Screen = (typeof SCREENS)[number];

/** Header by which a screen says which of the browser's sign-ins it uses. */
export const SCREEN_HEADER = 'x-screen';

export const access = {
  createToken: oc
    .route({ method: 'POST', path: '/access-tokens', successStatus: 201, tags: ['access'] })
    .input(
      z.object({
        role: z.enum(ROLES),
        label: z.string().max(100).optional(),
        counterId: id.optional(),
        kioskId: id.optional(),
      }),
    )
    .output(
      z.object({
        id,
        token: z.string(),
        role: z.enum(ROLES),
        label: z.string(),
        counterId: id.optional(),
        kioskId: id.optional(),
      }),
    ),
  /** Trades a one-time code for a cookie. */
  signIn: oc
    .route({ method: 'POST', path: '/sign-in', tags: ['access'], outputStructure: 'detailed' })
    .input(z.object({ code: z.string().min(1).max(200) }))
    .output(
      z.object({
        headers: z.object({ 'set-cookie': z.string() }),
        body: z.object({ screen: z.enum(SCREENS), path: z.string() }),
      }),
    ),
  /** Who the caller is: a screen asks this first. */
  me: oc
    .route({ method: 'GET', path: '/me', tags: ['access'] })
    .output(z.object({ role: z.enum(ROLES), counterId: id.optional(), kioskId: id.optional() })),
};
