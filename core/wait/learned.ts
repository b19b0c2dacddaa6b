import type { Branch } from '#core/branch/branch.ts';
import type { CounterId, SegmentId, ServiceId } from '#core/branch/ids.ts';
import { weekdayOf } from '#core/branch/opening-hours.ts';
import { branded } from '#core/shared/brand.ts';
import { groupBy } from '#core/shared/group-by.ts';
import type { NoShow } from '#core/simulation/chances.ts';
import { type CallRecord, type DayRecord, type HourlyArrivals, noHours } from './day-record.ts';
import { learnedDurations, PRIOR_OBSERVATIONS, shrunkRatio } from './learned-durations.ts';
import { type DurationModel, nominalModel, type PlannedBreak } from './model.ts';
import { plannedBreaks } from './planned-breaks.ts';

/** How far back a branch remembers: a quarter of a year would carry last season into this one. */
export const LEARNED_DAYS = 40;
/** Fewer days than this say nothing about the hours of a day. */
const LEAST_DAYS = 3;
/** How many days like any other the weekday's own days are mixed with. */
const PRIOR_DAYS = 4;

/** Customers of a kind who usually come in each hour of such a day. */
export interface UsualArrivals {
  readonly serviceId: ServiceId;
  readonly segmentId: SegmentId;
  /** 24 means. */
  readonly byHour: readonly number[];
}

/** What a branch expects of a business day before it has begun. */
export interface Learned {
  /** How many days it has learned from. */
  readonly days: number;
  readonly durations: DurationModel;
  readonly noShow: NoShow;
  readonly walkMinutes: number;
  readonly speeds: ReadonlyMap<CounterId, number>;
  /** Undefined until there are enough days. */
  readonly arrivals: readonly UsualArrivals[] | undefined;
  readonly breaks: readonly PlannedBreak[];
}

/**
 * Learns from the days before. Every figure is mixed with the one believed at first, which weighs less with each
 * observation (facts: waits §2.2). Durations are those of all tellers together; a teller's speed is told against them.
 *
 * @param days newest first, at most {@link LEARNED_DAYS}
 */
export function learn(
  branch: Pick<Branch, 'services' | 'counters' | 'timeZone'>,
  businessDay: string,
  days: readonly DayRecord[],
): Learned {
  const nominal = nominalModel(branch);
  return {
    days: days.length,
    durations: learnedDurations(branch, observationsOf(days), nominal.durations),
    speeds: speedsOf(days),
    arrivals: days.length < LEAST_DAYS ? undefined : usualArrivals(businessDay, days),
    breaks: plannedBreaks(branch, businessDay),
    ...callsOf(
      days.map(({ calls }) => calls),
      nominal,
    ),
  };
}

function observationsOf(days: readonly DayRecord[]): Map<ServiceId, number[]> {
  const observed = new Map<ServiceId, number[]>();
  for (const { durations } of days) {
    for (const [id, minutes] of Object.entries(durations)) {
      const serviceId = branded<ServiceId>(id);
      const known = observed.get(serviceId);
      if (known) known.push(...minutes);
      else observed.set(serviceId, [...minutes]);
    }
  }
  return observed;
}

/** Minutes that the work of a counter takes on average ÷ minutes that it took there. */
function speedsOf(days: readonly DayRecord[]): Map<CounterId, number> {
  const work = days.flatMap((day) => day.work);
  const means = new Map(
    [...groupBy(work, ({ serviceId }) => serviceId)].map(([id, own]) => {
      const { served, minutes } = sumOf(own);
      return [id, minutes / served];
    }),
  );
  return new Map(
    [...groupBy(work, ({ counterId }) => counterId)].map(([id, own]) => {
      const { served, minutes } = sumOf(own);
      const usual = own.reduce(
        (sum, each) => sum + each.served * (means.get(each.serviceId) ?? 0),
        0,
      );
      return [branded<CounterId>(id), 1 / shrunkRatio(minutes, usual, served)];
    }),
  );
}

function sumOf(work: DayRecord['work']): { served: number; minutes: number } {
  const served = work.reduce((sum, each) => sum + each.served, 0);
  return { served, minutes: work.reduce((sum, each) => sum + each.minutes, 0) };
}

function usualArrivals(businessDay: string, days: readonly DayRecord[]): UsualArrivals[] {
  const weekday = weekdayOf(businessDay);
  const alike = days.filter((day) => weekdayOf(day.businessDay) === weekday);
  const all = countsByKind(days);
  const own = countsByKind(alike);
  return [...all].map(([kind, { serviceId, segmentId, byHour }]) => ({
    serviceId: branded<ServiceId>(serviceId),
    segmentId: branded<SegmentId>(segmentId),
    byHour: byHour.map((count, hour) => {
      const usual = (PRIOR_DAYS * count) / days.length;
      return ((own.get(kind)?.byHour[hour] ?? 0) + usual) / (alike.length + PRIOR_DAYS);
    }),
  }));
}

function countsByKind(days: readonly DayRecord[]): Map<string, HourlyArrivals> {
  const kinds = new Map<string, HourlyArrivals & { readonly byHour: number[] }>();
  for (const { serviceId, segmentId, byHour } of days.flatMap(({ arrivals }) => arrivals)) {
    const name = `${serviceId} ${segmentId}`;
    const kind = kinds.get(name) ?? { serviceId, segmentId, byHour: noHours() };
    for (const [hour, count] of byHour.entries()) {
      kind.byHour[hour] = (kind.byHour[hour] ?? 0) + count;
    }
    kinds.set(name, kind);
  }
  return kinds;
}

function callsOf(
  calls: readonly CallRecord[],
  nominal: { readonly noShow: NoShow; readonly walkMinutes: number },
): Pick<Learned, 'noShow' | 'walkMinutes'> {
  const add = (pick: (each: CallRecord) => number): number =>
    calls.reduce((sum, each) => sum + pick(each), 0);
  const mixed = (total: number, count: number, believed: number): number =>
    believed + (total - count * believed) / (count + PRIOR_OBSERVATIONS);
  const answered = add((each) => each.answered);
  const unanswered = add((each) => each.unanswered);
  const givenUp = add((each) => each.givenUp);
  return {
    noShow: {
      probability: mixed(unanswered, answered + unanswered, nominal.noShow.probability),
      minutes: mixed(
        add((each) => each.givenUpMinutes),
        givenUp,
        nominal.noShow.minutes,
      ),
    },
    walkMinutes: mixed(
      add((each) => each.walkMinutes),
      add((each) => each.walked),
      nominal.walkMinutes,
    ),
  };
}
