import type { Branch } from '#core/branch/branch.ts';
import type { CounterId, SegmentId, ServiceId } from '#core/branch/ids.ts';
import { type DayUncertainty, type NoShow, USUAL_DAY } from '#core/simulation/chances.ts';
import { type Distribution, lognormal, tabulated } from '#core/simulation/distribution.ts';

/** How long a service takes at a teller of speed 1, minutes. */
export interface DurationModel {
  durationOf(serviceId: ServiceId): Distribution;
}

/** A planned absence of a counter, ms since the epoch. */
export interface PlannedBreak {
  readonly counterId: CounterId;
  readonly from: number;
  readonly to: number;
}

/** Customers expected of one service and segment: a rate for each stretch of time that begins at `from`. */
export interface ExpectedArrivals {
  readonly serviceId: ServiceId;
  readonly segmentId: SegmentId;
  /** ms since the epoch, ascending. */
  readonly rates: readonly { readonly from: number; readonly perHour: number }[];
}

/** What the look-ahead believes about a branch today. */
export interface WaitModel {
  readonly durations: DurationModel;
  readonly noShow: NoShow;
  /** From the call until the customer is at the counter, minutes. */
  readonly walkMinutes: number;
  /** Durations at a counter are divided by it; 1 for a counter that is not named. */
  readonly speeds: ReadonlyMap<CounterId, number>;
  readonly breaks: readonly PlannedBreak[];
  readonly arrivals: readonly ExpectedArrivals[];
  readonly uncertainty: DayUncertainty;
}

/** Measured in a simulated branch (facts: waits §2); replaced by the branch's own figures once there are some. */
const USUAL_WALK_MINUTES = 0.4;
const USUAL_NO_SHOW: NoShow = { probability: 0.06, minutes: 0.75 };

/** Durations as the branch configured them. */
export function nominalDurations(branch: Pick<Branch, 'services'>): DurationModel {
  const byService = new Map(
    branch.services.map((service) => [
      service.id,
      tabulated(lognormal(service.nominalMinutes, service.nominalVariation)),
    ]),
  );
  return { durationOf: (id) => byService.get(id) ?? lognormal(UNKNOWN_MINUTES, 1) };
}

/** For a service that the configuration no longer has while its tickets still wait. */
const UNKNOWN_MINUTES = 5;

/** What is believed before anything has been measured. */
export function nominalModel(branch: Pick<Branch, 'services'>): WaitModel {
  return {
    durations: nominalDurations(branch),
    noShow: USUAL_NO_SHOW,
    walkMinutes: USUAL_WALK_MINUTES,
    speeds: new Map(),
    breaks: [],
    arrivals: [],
    uncertainty: USUAL_DAY,
  };
}
