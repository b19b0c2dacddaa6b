import { oc } from '@orpc/contract';
import * as z from 'zod';
import { id, localText } from './common.ts';

export const branchView = z.object({
  version: z.number().int(),
  branch: z.object({ name: localText, timeZone: z.string() }),
  services: z.array(
    z.object({
      id,
      name: localText,
      hint: localText,
      prefix: z.string(),
      zoneId: id,
      icon: z.enum(['cash', 'card', 'corporate', 'wealth', 'exchange', 'question']),
    }),
  ),
  segments: z.array(
    z.object({
      id,
      name: localText,
      creditMinutes: z.number(),
      fromAgeYears: z.number().optional(),
    }),
  ),
  counters: z.array(z.object({ id, label: z.string(), zoneId: id, services: z.array(id) })),
  zones: z.array(z.object({ id, name: localText })),
  kiosks: z.array(
    z.object({
      id,
      name: localText,
      panel: z.object({
        diagonalInch: z.number(),
        viewingDistanceMm: z.number(),
        mountBottomMm: z.number(),
      }),
      /** Ways this kiosk can find out who stands there. */
      identifyMethods: z.array(z.enum(['id-card', 'bank-card', 'code'])),
    }),
  ),
  languages: z.array(z.string()),
  /** Simulated devices are plugged in: every screen says so. */
  simulated: z.boolean(),
});
export type BranchView = z.infer<typeof branchView>;

export const configuration = {
  get: oc.route({ method: 'GET', path: '/config', tags: ['configuration'] }).output(branchView),
};
