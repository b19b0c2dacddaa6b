import * as z from 'zod';
import { type AppointmentRules, NOTHING_BOOKABLE } from '#core/appointment/rules.ts';
import type { SegmentId, ServiceId } from '#core/branch/ids.ts';
import type { OpeningHours } from '#core/branch/opening-hours.ts';
import { branded } from '#core/shared/brand.ts';
import { exceptions, findTwice, id, weekly } from './branch-parts.ts';

const FEN_PER_YUAN = 100;
const MAX_YUAN = 1_000_000_000;
const WEEK_MINUTES = 7 * 1440;

const bookable = z.object({
  serviceId: id,
  slotMinutes: z.number().int().min(1).max(480),
  capacity: z.number().int().min(1).max(1000),
  /** The opening hours of the branch, when it is not said. */
  weekly: weekly.optional(),
  exceptions: exceptions.optional(),
  horizonDays: z.number().int().min(0).max(366).default(14),
  latestBookingMinutes: z.number().min(0).max(WEEK_MINUTES).default(60),
  largeCash: z.boolean().default(false),
});

const minutes = z.number().min(0).max(WEEK_MINUTES);
const { checkIn, cash, keepDays } = NOTHING_BOOKABLE;

const checkInRules = z.object({
  earliestMinutes: minutes.default(checkIn.earliestMinutes),
  early: z.enum(['come-back', 'walk-in']).default(checkIn.early),
  lateMinutes: minutes.default(checkIn.lateMinutes),
  graceMinutes: minutes.default(checkIn.graceMinutes),
});

const yuan = z.number().positive().max(MAX_YUAN);

const cashRules = z.object({
  minYuan: yuan.default(cash.minFen / FEN_PER_YUAN),
  maxYuan: yuan.default(cash.maxFen / FEN_PER_YUAN),
  dayLimitYuan: yuan.default(cash.dayLimitFen / FEN_PER_YUAN),
  denominationsYuan: z
    .array(yuan)
    .min(1)
    .max(20)
    .default([...cash.denominationsYuan]),
  noticeMinutes: minutes.default(cash.noticeMinutes),
});

/** The `appointments` part of a branch file; without it nothing can be booked. */
export const appointmentsPart = z.object({
  segmentId: id.optional(),
  services: z.array(bookable).default([]),
  checkIn: checkInRules.prefault({}),
  cash: cashRules.prefault({}),
  keepDays: z.number().int().min(1).max(366).default(keepDays),
});

type CheckedPart = z.output<typeof appointmentsPart>;

/** What the part is read against. */
interface Around {
  readonly services: readonly string[];
  readonly segments: readonly string[];
  readonly hours: Pick<OpeningHours, 'weekly' | 'exceptions'> | undefined;
}

/** The first place that contradicts the rest of the file. */
export function findAppointmentsContradiction(
  part: CheckedPart,
  { services, segments, hours }: Around,
): string | undefined {
  const where = 'appointments';
  const ids = part.services.map(({ serviceId }) => serviceId);
  const twice = findTwice(`${where}.services`, ids);
  if (twice !== undefined) return twice;
  const unknown = ids.find((serviceId) => !services.includes(serviceId));
  if (unknown !== undefined) return `${where}.services: there is no service ${unknown}`;
  if (part.segmentId !== undefined && !segments.includes(part.segmentId)) {
    return `${where}.segmentId: not one of the segments`;
  }
  const timeless = part.services.find((entry) => !entry.weekly && !hours);
  if (timeless) return `${where}.services.${timeless.serviceId}.weekly: the branch has no hours`;
  const { minYuan, maxYuan, dayLimitYuan } = part.cash;
  if (minYuan > maxYuan) return `${where}.cash.maxYuan: below minYuan`;
  return maxYuan > dayLimitYuan ? `${where}.cash.dayLimitYuan: below maxYuan` : undefined;
}

/** The rules that a checked part writes down. */
export function appointmentRulesOf(part: CheckedPart, hours: Around['hours']): AppointmentRules {
  const { minYuan, maxYuan, dayLimitYuan, ...otherCash } = part.cash;
  return {
    services: part.services.map(({ weekly: own, exceptions: days, serviceId, ...entry }) => ({
      ...entry,
      serviceId: branded<ServiceId>(serviceId),
      windows: {
        weekly: own ?? hours?.weekly ?? weekly.parse({}),
        exceptions: days ?? hours?.exceptions ?? [],
      },
    })),
    checkIn: part.checkIn,
    cash: {
      ...otherCash,
      minFen: fenOf(minYuan),
      maxFen: fenOf(maxYuan),
      dayLimitFen: fenOf(dayLimitYuan),
    },
    keepDays: part.keepDays,
    ...(part.segmentId !== undefined && { segmentId: branded<SegmentId>(part.segmentId) }),
  };
}

function fenOf(amountYuan: number): number {
  return Math.round(amountYuan * FEN_PER_YUAN);
}
