import type { AppointmentEvent } from '#core/appointment/event.ts';
import type { DeviceState, MediaState, PaperState } from '#core/device/state.ts';
import type { QueueEvent } from '#core/queue/event.ts';
import type { Alert } from '#hub/store/alerts.ts';

/** What a device is now, as far as others care. */
export interface DeviceStateFacts {
  readonly deviceId: string;
  readonly kioskId?: string;
  readonly state: DeviceState;
  readonly paper?: PaperState;
  readonly media?: MediaState;
  readonly faultCode?: string;
}

/** Everything that can happen in the branch. */
export type BranchEvent = QueueEvent | AppointmentEvent | HouseEvent;

/** What happens around queue and appointments. `at` is ms since the epoch. */
export type HouseEvent =
  | ({ readonly name: 'deviceStateChanged'; readonly at: number } & DeviceStateFacts)
  | { readonly name: 'alertRaised'; readonly at: number; readonly alert: Alert }
  | { readonly name: 'alertCleared'; readonly at: number; readonly alert: Alert }
  | { readonly name: 'staffCalled'; readonly at: number; readonly alert: Alert }
  | { readonly name: 'staffCallAcknowledged'; readonly at: number; readonly alert: Alert }
  | ({ readonly name: 'identified'; readonly at: number } & IdentifiedFacts);

/** Outcome of reading who stands at a kiosk. Sent to that kiosk, written nowhere. */
export interface IdentifiedFacts {
  readonly identificationId: string;
  readonly kioskId: string;
  readonly kind?: string;
  readonly masked?: Readonly<Record<string, string>>;
  readonly pseudonym?: string;
  readonly segmentId?: string;
  readonly failure?: {
    readonly code: string;
    readonly number: number;
    readonly retryable: boolean;
  };
}

const HOUSE_EVENTS: ReadonlySet<string> = new Set<HouseEvent['name']>([
  'deviceStateChanged',
  'alertRaised',
  'alertCleared',
  'staffCalled',
  'staffCallAcknowledged',
  'identified',
]);

const APPOINTMENT_EVENTS: ReadonlySet<string> = new Set<AppointmentEvent['name']>([
  'appointmentBooked',
  'appointmentCheckedIn',
  'appointmentCancelled',
  'appointmentNoShow',
  'appointmentForgotten',
]);

export function isAppointmentEvent(event: BranchEvent): event is AppointmentEvent {
  return APPOINTMENT_EVENTS.has(event.name);
}

export function isQueueEvent(event: BranchEvent): event is QueueEvent {
  return !HOUSE_EVENTS.has(event.name) && !isAppointmentEvent(event);
}
