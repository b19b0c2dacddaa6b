import type { AppointmentRules } from '#core/appointment/rules.ts';
import type { CounterId, KioskId, SegmentId, ServiceId, ZoneId } from './ids.ts';
import type { OpeningHours, Span } from './opening-hours.ts';

/** A text the bank writes itself, by language tag. Chinese and English are always there. */
export type LocalText = { readonly zh: string; readonly en: string } & {
  readonly [language: string]: string;
};

/** What the bank does for a customer, e.g. 现金业务. Owns its number series. */
export interface Service {
  readonly id: ServiceId;
  readonly name: LocalText;
  /** One line below the name: what it covers, in the customer's words. */
  readonly hint: LocalText;
  /** Letter printed before the number; no two services share one. */
  readonly prefix: string;
  /** First and last number of a business day, both included. */
  readonly firstNumber: number;
  readonly lastNumber: number;
  /** The number is padded with zeros to at least this many digits. */
  readonly digits: number;
  readonly zoneId: ZoneId;
  readonly icon: ServiceIcon;
  /** Mean duration at the counter in minutes, believed until enough has been measured. */
  readonly nominalMinutes: number;
  /** Coefficient of variation of that duration (standard deviation ÷ mean). */
  readonly nominalVariation: number;
}

/** Pictures that the screens can draw for a service. */
export type ServiceIcon = 'cash' | 'card' | 'corporate' | 'wealth' | 'exchange' | 'question';

/** A class of customers for routing: ordinary, senior, VIP tier, corporate, booked. */
export interface Segment {
  readonly id: SegmentId;
  readonly name: LocalText;
  /** Head start in minutes: the ticket is ordered as if issued that much earlier. */
  readonly creditMinutes: number;
  /** Customers of at least this age belong here, as read from an identity card. */
  readonly fromAgeYears?: number;
}

/** Where staff serve. */
export interface Counter {
  readonly id: CounterId;
  /** What the sign above it says, e.g. `3`. */
  readonly label: string;
  readonly zoneId: ZoneId;
  readonly services: readonly CounterService[];
  /** State before anybody has opened or closed it: `open` for a branch that works around the clock. */
  readonly initialState: 'open' | 'closed';
  /** Kept for one segment, when the branch so decides; not work-conserving, hence off unless written down. */
  readonly reservation?: Reservation;
  /** When the teller is away on every day, in minutes of the local day: the forecast counts on the return. */
  readonly breaks?: readonly Span[];
}

/** A counter that leaves others waiting until they have waited long. */
export interface Reservation {
  readonly segmentId: SegmentId;
  /** Minutes after which anybody may be called here. */
  readonly untilWaitMinutes: number;
}

/** One skill of a counter; a secondary service carries a penalty, so that it is preferred last but never blocked. */
export interface CounterService {
  readonly id: ServiceId;
  readonly penaltyMinutes: number;
}

export interface Zone {
  readonly id: ZoneId;
  readonly name: LocalText;
}

export interface Kiosk {
  readonly id: KioskId;
  readonly name: LocalText;
  readonly panel: Panel;
}

/** The glass a kiosk has, so that sizes can be checked in millimetres and degrees. */
export interface Panel {
  readonly diagonalInch: number;
  readonly viewingDistanceMm: number;
  /** Height of the lower edge of the picture above the floor. */
  readonly mountBottomMm: number;
}

/** Rules of the queue that a branch may set. */
export interface QueueRules {
  /** Calls of one ticket in all (first call and recalls). */
  readonly callLimit: number;
  /** How long a missed ticket may come back, minutes. */
  readonly graceMinutes: number;
  /** How often one ticket may come back. */
  readonly returnLimit: number;
  /** Calls a returned ticket lets pass before its place counts again. */
  readonly yieldCalls: number;
  /** How long a teller may take back the last deed at the counter, seconds. */
  readonly undoSeconds: number;
}

/** A limit on the numbers of one business day; what is not named counts for all. */
export interface Cap {
  readonly serviceId?: ServiceId;
  readonly segmentId?: SegmentId;
  readonly perDay: number;
}

export interface Branch {
  readonly name: LocalText;
  /** IANA name, e.g. `Asia/Shanghai`. */
  readonly timeZone: string;
  /** Minute of the local day at which a new business day starts, 0..1439. */
  readonly dayStartMinute: number;
  readonly services: readonly Service[];
  readonly segments: readonly Segment[];
  readonly counters: readonly Counter[];
  readonly zones: readonly Zone[];
  readonly kiosks: readonly Kiosk[];
  readonly rules: QueueRules;
  /** When numbers are given; a branch without hours is always open. */
  readonly hours?: OpeningHours;
  /** How many numbers a business day has for a service, a segment, or a segment of a service. */
  readonly caps: readonly Cap[];
  /** What can be booked, and how a booked customer is received. */
  readonly appointments: AppointmentRules;
  /** Segment of a customer about whom nothing is known. */
  readonly ordinarySegmentId: SegmentId;
}
