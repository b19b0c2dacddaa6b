import * as z from 'zod';
import type { Branch, LocalText } from '#core/branch/branch.ts';
import type { CounterId, KioskId, SegmentId, ServiceId, ZoneId } from '#core/branch/ids.ts';
import { branded } from '#core/shared/brand.ts';
import { err, ok, type Result } from '#core/shared/result.ts';
import { localText } from '#api/common.ts';
import {
  appointmentRulesOf,
  appointmentsPart,
  findAppointmentsContradiction,
} from './appointments-part.ts';
import { exceptions, findTwice, id, span, weekly } from './branch-parts.ts';

const service = z.object({
  id,
  name: localText,
  hint: localText,
  prefix: z.string().regex(/^[A-Z]{1,2}$/, 'a prefix is one or two capital letters'),
  firstNumber: z.number().int().min(1).default(1),
  lastNumber: z.number().int().max(99_999).default(9999),
  digits: z.number().int().min(2).max(5).default(3),
  zoneId: id,
  icon: z.enum(['cash', 'card', 'corporate', 'wealth', 'exchange', 'question']),
  nominalMinutes: z.number().positive().max(240),
  nominalVariation: z.number().positive().max(3).default(0.7),
});

const segment = z.object({
  id,
  name: localText,
  creditMinutes: z.number().min(0).max(240),
  fromAgeYears: z.number().int().min(1).max(120).optional(),
});

const counter = z.object({
  id,
  label: z.string().min(1).max(8).optional(),
  zoneId: id,
  services: z.array(z.object({ id, penaltyMinutes: z.number().min(0).max(120).default(0) })).min(1),
  initialState: z.enum(['open', 'closed']).default('open'),
  reservation: z.object({ segmentId: id, untilWaitMinutes: z.number().positive() }).optional(),
  breaks: z.array(span).optional(),
});

const kiosk = z.object({
  id,
  name: localText,
  panel: z
    .object({
      diagonalInch: z.number().positive(),
      viewingDistanceMm: z.number().positive(),
      mountBottomMm: z.number().min(0),
    })
    .default({ diagonalInch: 32, viewingDistanceMm: 600, mountBottomMm: 500 }),
});

const DEFAULT_RULES = {
  callLimit: 3,
  graceMinutes: 10,
  returnLimit: 2,
  yieldCalls: 2,
  undoSeconds: 10,
};

const rules = z.object({
  callLimit: z.number().int().min(1).max(20).default(DEFAULT_RULES.callLimit),
  graceMinutes: z.number().min(0).max(240).default(DEFAULT_RULES.graceMinutes),
  returnLimit: z.number().int().min(0).max(10).default(DEFAULT_RULES.returnLimit),
  yieldCalls: z.number().int().min(0).max(20).default(DEFAULT_RULES.yieldCalls),
  undoSeconds: z.number().min(0).max(60).default(DEFAULT_RULES.undoSeconds),
});

const openingHours = z.object({
  weekly,
  exceptions: exceptions.default([]),
  lastTicketMinutes: z.number().min(0).max(600).default(0),
});

/** The branch as a bank writes it down (YAML), before defaults. */
export const branchFile = z.object({
  name: localText,
  timeZone: z.string().refine(isTimeZone, 'not a time zone that this computer knows'),
  dayStart: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time of day as HH:MM')
    .default('04:00'),
  services: z.array(service).min(1).max(20),
  segments: z.array(segment).min(1),
  ordinarySegmentId: id,
  counters: z.array(counter).min(1),
  zones: z.array(z.object({ id, name: localText })).min(1),
  kiosks: z.array(kiosk).min(1),
  rules: rules.default(DEFAULT_RULES),
  hours: openingHours.optional(),
  caps: z
    .array(
      z.object({
        serviceId: id.optional(),
        segmentId: id.optional(),
        perDay: z.number().int().min(0),
      }),
    )
    .default([]),
  appointments: appointmentsPart.prefault({}),
});

export type BranchFile = z.input<typeof branchFile>;

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** Checks a branch file; the error names the first wrong place, e.g. `services.2.prefix: …`. */
export function parseBranchFile(input: unknown): Result<Branch, string> {
  const parsed = branchFile.safeParse(input);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return err(issue ? `${issue.path.join('.') || 'file'}: ${issue.message}` : 'not a branch file');
  }
  const contradiction = findContradiction(parsed.data);
  return contradiction === undefined ? ok(branchOf(parsed.data)) : err(contradiction);
}

type CheckedFile = z.output<typeof branchFile>;

function findContradiction(file: CheckedFile): string | undefined {
  const services = file.services.map((entry) => entry.id);
  const zones = file.zones.map((entry) => entry.id);
  const twice =
    findTwice('services', services) ??
    findTwice(
      'services.prefix',
      file.services.map((entry) => entry.prefix),
    ) ??
    findTwice(
      'segments',
      file.segments.map((entry) => entry.id),
    ) ??
    findTwice(
      'counters',
      file.counters.map((entry) => entry.id),
    ) ??
    findTwice('zones', zones) ??
    findTwice(
      'kiosks',
      file.kiosks.map((entry) => entry.id),
    );
  if (twice !== undefined) return twice;
  if (!file.segments.some((entry) => entry.id === file.ordinarySegmentId)) {
    return 'ordinarySegmentId: not one of the segments';
  }
  for (const entry of file.services) {
    if (entry.lastNumber < entry.firstNumber)
      return `services.${entry.id}: its numbers end before they begin`;
    if (!zones.includes(entry.zoneId)) return `services.${entry.id}.zoneId: not one of the zones`;
  }
  for (const entry of file.counters) {
    if (!zones.includes(entry.zoneId)) return `counters.${entry.id}.zoneId: not one of the zones`;
    const unknown = entry.services.find((skill) => !services.includes(skill.id));
    if (unknown) return `counters.${entry.id}.services: there is no service ${unknown.id}`;
  }
  const segments = file.segments.map((entry) => entry.id);
  const around = { services, segments, hours: file.hours };
  return findAppointmentsContradiction(file.appointments, around);
}

function branchOf(file: CheckedFile): Branch {
  const [hours = 0, minutes = 0] = file.dayStart.split(':').map(Number);
  return {
    name: text(file.name),
    timeZone: file.timeZone,
    dayStartMinute: hours * 60 + minutes,
    services: file.services.map((entry) => ({
      ...entry,
      id: branded<ServiceId>(entry.id),
      zoneId: branded<ZoneId>(entry.zoneId),
      name: text(entry.name),
      hint: text(entry.hint),
    })),
    segments: file.segments.map(({ fromAgeYears, ...entry }) => ({
      ...entry,
      id: branded<SegmentId>(entry.id),
      name: text(entry.name),
      ...(fromAgeYears !== undefined && { fromAgeYears }),
    })),
    counters: file.counters.map((entry) => ({
      id: branded<CounterId>(entry.id),
      label: entry.label ?? entry.id,
      zoneId: branded<ZoneId>(entry.zoneId),
      services: entry.services.map((skill) => ({ ...skill, id: branded<ServiceId>(skill.id) })),
      initialState: entry.initialState,
      ...(entry.breaks && { breaks: entry.breaks }),
      ...(entry.reservation && {
        reservation: {
          ...entry.reservation,
          segmentId: branded<SegmentId>(entry.reservation.segmentId),
        },
      }),
    })),
    zones: file.zones.map((entry) => ({ id: branded<ZoneId>(entry.id), name: text(entry.name) })),
    kiosks: file.kiosks.map((entry) => ({
      id: branded<KioskId>(entry.id),
      name: text(entry.name),
      panel: entry.panel,
    })),
    rules: file.rules,
    ...(file.hours && { hours: file.hours }),
    caps: file.caps.map(({ serviceId, segmentId, perDay }) => ({
      perDay,
      ...(serviceId !== undefined && { serviceId: branded<ServiceId>(serviceId) }),
      ...(segmentId !== undefined && { segmentId: branded<SegmentId>(segmentId) }),
    })),
    appointments: appointmentRulesOf(file.appointments, file.hours),
    ordinarySegmentId: branded<SegmentId>(file.ordinarySegmentId),
  };
}

/** Zod's record knows that zh and en are there, and that everything else is a text too. */
function text({ zh, en, ...others }: z.output<typeof localText>): LocalText {
  return { ...others, zh, en };
}
