import { oc } from '@orpc/contract';
import * as z from 'zod';
import { DEVICE_STATES, MEDIA_STATES, OWNERS, PAPER_STATES } from '#core/device/state.ts';
import { id, instant, page, pageQuery } from './common.ts';

const fault = z.object({
  code: z.string(),
  number: z.number().int(),
  owner: z.enum(OWNERS),
  detail: z.string().optional(),
});

export const device = z.object({
  id,
  kind: z.enum([
    'printer',
    'id-reader',
    'barcode-reader',
    'card-reader',
    'led-display',
    'rating-pad',
  ]),
  driver: z.string(),
  kioskId: id.optional(),
  transport: z.string(),
  simulated: z.boolean(),
  /** XFS4IoT Common.Status.device. */
  state: z.enum(DEVICE_STATES),
  since: instant,
  paper: z.enum(PAPER_STATES).optional(),
  media: z.enum(MEDIA_STATES).optional(),
  capability: z.record(z.string(), z.boolean()).optional(),
  fault: fault.optional(),
  tests: z.array(z.string()),
  /** Physical verbs of a simulated device. */
  actions: z.array(z.string()),
});
export type DeviceView = z.infer<typeof device>;

export const traceEntry = z.object({
  /** Grows by one with each entry of a device. */
  index: z.number().int(),
  at: instant,
  kind: z.enum(['opened', 'closed', 'sent', 'received', 'discarded']),
  /** Two hex digits a byte; absent when the bytes belong to a customer. */
  hex: z.string().optional(),
  length: z.number().int().optional(),
  meaning: z.string().optional(),
});
export type TraceEntryView = z.infer<typeof traceEntry>;

const devicePath = z.object({ id });

export const devices = {
  list: oc
    .route({ method: 'GET', path: '/devices', tags: ['devices'] })
    .input(pageQuery)
    .output(page(device)),
  get: oc
    .route({ method: 'GET', path: '/devices/{id}', tags: ['devices'] })
    .input(devicePath)
    .output(device),
  test: oc
    .route({ method: 'POST', path: '/devices/{id}/test', tags: ['devices'] })
    .input(devicePath.extend({ test: z.string().min(1).max(60) }))
    .output(z.object({ passed: z.boolean(), report: z.string() })),
  trace: oc
    .route({ method: 'GET', path: '/devices/{id}/trace', tags: ['devices'] })
    .input(pageQuery.extend({ id }))
    .output(page(traceEntry)),
  simulate: oc
    .route({ method: 'POST', path: '/devices/{id}/simulate', tags: ['devices'] })
    .input(devicePath.extend({ action: z.string().min(1).max(60) }))
    .output(device),
  /** What lies in the tray of a simulated printer: the latest papers as SVG, newest first. */
  paper: oc
    .route({ method: 'GET', path: '/devices/{id}/paper', tags: ['devices'] })
    .input(devicePath)
    .output(
      z.object({ papers: z.array(z.object({ svg: z.string(), text: z.array(z.string()) })) }),
    ),
};
