import type { Branch } from '#core/branch/branch.ts';
import type { SegmentId, ServiceId } from '#core/branch/ids.ts';
import type { OpeningHours } from '#core/branch/opening-hours.ts';

/** Rules of appointments that a branch may set. */
export interface AppointmentRules {
  readonly services: readonly BookableService[];
  readonly checkIn: CheckInRules;
  readonly cash: CashRules;
  /** Days after its slot that an appointment is remembered: as long as an import may repeat it, not longer. */
  readonly keepDays: number;
  /** Segment of a customer who comes on time; without it they are ordinary ones in the place they booked. */
  readonly segmentId?: SegmentId;
}

/** Rules of a branch that takes no bookings. Those it took before are still honoured by them. */
export const NOTHING_BOOKABLE: AppointmentRules = {
  services: [],
  checkIn: { earliestMinutes: 30, early: 'come-back', lateMinutes: 15, graceMinutes: 30 },
  cash: {
    minFen: 5_000_000,
    maxFen: 100_000_000,
    dayLimitFen: 500_000_000,
    denominationsYuan: [100, 50, 20, 10, 5, 1],
    noticeMinutes: 1440,
  },
  keepDays: 30,
};

/** What a decision about appointments needs to know of the branch. */
export interface AppointmentBranch extends Pick<Branch, 'timeZone' | 'dayStartMinute'> {
  readonly appointments: AppointmentRules;
}

/** When customers may come for a service, as the wall clock of the branch shows it. */
export type BookingWindows = Pick<OpeningHours, 'weekly' | 'exceptions'>;

/** A service that can be booked. */
export interface BookableService {
  readonly serviceId: ServiceId;
  /** Length of a slot in minutes, at least 1. */
  readonly slotMinutes: number;
  /** Customers per slot. */
  readonly capacity: number;
  readonly windows: BookingWindows;
  /** Business days ahead that can be booked; 0 is today only. */
  readonly horizonDays: number;
  /** Minutes before its beginning from which on a slot cannot be booked any more. */
  readonly latestBookingMinutes: number;
  /** Large amounts of cash are handed out here. */
  readonly largeCash: boolean;
}

export interface CheckInRules {
  /** Minutes before the slot from which on a customer may check in. */
  readonly earliestMinutes: number;
  /** What becomes of customers who come sooner on the same day: asked to come back, or a number like a walk-in. */
  readonly early: 'come-back' | 'walk-in';
  /** Minutes after the beginning of the slot up to which the appointment holds its place. */
  readonly lateMinutes: number;
  /** Minutes after the end of the slot up to which a late customer still finds the appointment. */
  readonly graceMinutes: number;
}

/** Amounts are in fen, so that no sum is ever rounded. */
export interface CashRules {
  readonly minFen: number;
  readonly maxFen: number;
  /** What the branch hands out for all appointments of one business day together. */
  readonly dayLimitFen: number;
  /** Notes and coins it has, in yuan, e.g. 100, 50, 0.5. */
  readonly denominationsYuan: readonly number[];
  /** Minutes before the slot up to which cash can still be ordered. */
  readonly noticeMinutes: number;
}
