import * as z from 'zod';
import { err, ok, type Result } from '#core/shared/result.ts';

/** Bits of a DLE EOT 4 answer that say something; the others are the same in every answer. */
const PAPER_SENSOR_BITS = 0x6c;

const transport = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('tcp'),
    host: z.string().min(1),
    port: z.number().int().min(1).max(65_535),
  }),
  z.strictObject({
    type: z.literal('serial'),
    path: z.string().min(1),
    baudRate: z.number().int().positive().default(115_200),
  }),
  z.strictObject({ type: z.literal('file'), path: z.string().min(1) }),
]);

const printerOptions = z.strictObject({
  columns: z.union([z.literal(32), z.literal(42), z.literal(48)]).default(48),
  processId: z.enum(['auto', 'always', 'never']).default('auto'),
  paperEndMask: z
    .number()
    .int()
    .refine((mask) => mask !== 0 && (mask & ~PAPER_SENSOR_BITS) === 0, 'some of the bits 0x6c')
    .optional(),
});

const common = {
  id: z.string().regex(/^[A-Za-z0-9_-]{1,40}$/, 'an id is letters, digits, - and _'),
  kiosk: z.string().optional(),
  transport,
};

const device = z.discriminatedUnion('driver', [
  z.strictObject({
    ...common,
    kind: z.literal('printer'),
    driver: z.literal('escpos'),
    options: printerOptions.prefault({}),
  }),
  z.strictObject({
    ...common,
    kind: z.literal('id-reader'),
    driver: z.literal('sdt'),
    options: z.strictObject({}).prefault({}),
  }),
]);

const devicesFile = z.strictObject({ devices: z.array(device) });

/** One device as a technician writes it down. */
export type DeviceEntry = z.output<typeof device>;
export type PrinterEntry = Extract<DeviceEntry, { driver: 'escpos' }>;
export type IdReaderEntry = Extract<DeviceEntry, { driver: 'sdt' }>;

/** Checks a devices file against the kiosks of the branch; the error names the wrong place. */
export function parseDevicesFile(
  input: unknown,
  kioskIds: readonly string[],
): Result<readonly DeviceEntry[], string> {
  const parsed = devicesFile.safeParse(input);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return err(issue ? complaintOf(issue) : 'not a devices file');
  }
  const { devices } = parsed.data;
  for (const [index, entry] of devices.entries()) {
    if (devices.findIndex((other) => other.id === entry.id) !== index) {
      return err(`devices.${index}.id: ${entry.id} is there twice`);
    }
    if (entry.kiosk !== undefined && !kioskIds.includes(entry.kiosk)) {
      return err(`devices.${index}.kiosk: there is no kiosk ${entry.kiosk}`);
    }
  }
  return ok(devices);
}

/** A key that nobody knows is most often a slip of the pen: it is named with its place. */
function complaintOf(issue: z.core.$ZodIssue): string {
  const place = issue.path.join('.');
  if (issue.code !== 'unrecognized_keys') return `${place || 'file'}: ${issue.message}`;
  const [key] = issue.keys;
  return `${place ? `${place}.` : ''}${key}: there is no such setting here`;
}
