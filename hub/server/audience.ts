import type { EventName } from '#api/events.ts';
import type { Caller } from '#hub/access/caller.ts';

const STAFF_ONLY: ReadonlySet<EventName> = new Set<EventName>([
  'appointmentBooked',
  'appointmentCheckedIn',
  'appointmentCancelled',
  'appointmentNoShow',
  'appointmentForgotten',
  'deviceStateChanged',
  'alertRaised',
  'alertCleared',
  'staffCalled',
  'staffCallAcknowledged',
  'printStateChanged',
]);

const EVERYBODY: ReadonlySet<EventName> = new Set<EventName>([
  'configPublished',
  'dayOpened',
  'queueChanged',
  'resync',
]);

/** Whether an event is this caller's business. Who stands at a kiosk is told to that kiosk and nobody else. */
export function mayHear(caller: Caller, name: EventName, data: object): boolean {
  const kioskId = 'kioskId' in data ? data.kioskId : undefined;
  const counterId = 'counterId' in data ? data.counterId : undefined;
  if (name === 'identified') return caller.role === 'kiosk' && kioskId === caller.kioskId;
  if (EVERYBODY.has(name)) return true;
  switch (caller.role) {
    case 'kiosk':
      return kioskId === caller.kioskId;
    case 'display':
      return !STAFF_ONLY.has(name) && name !== 'ratingRequested';
    case 'counter':
      return counterId === undefined || counterId === caller.counterId;
    case 'admin':
    case 'manager':
    case 'technician':
    case 'integration':
      return true;
  }
}

/** Events after which the line that everybody looks at is another: who may not hear them is told that much. */
export function changesLine(name: EventName): boolean {
  return name.startsWith('ticket') || name.startsWith('counter');
}
