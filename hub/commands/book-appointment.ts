import type { AppointmentChannel } from '#core/appointment/appointment.ts';
import type { LargeCash } from '#core/appointment/large-cash.ts';
import type { ServiceId } from '#core/branch/ids.ts';
import type { Pseudonym } from '#core/privacy/pseudonym.ts';
import { branded } from '#core/shared/brand.ts';
import { err, type Result } from '#core/shared/result.ts';
import type { AppointmentView } from '#api/appointments.ts';
import { type Failure, failure } from '#api/failures.ts';
import type { Hub } from '#hub/hub.ts';
import type { Intent, Reply } from '#hub/ledger/ledger.ts';
import { appointmentView } from '#hub/queries/appointment-views.ts';
import { bookedIn, changeAppointments, mintCode } from './change-appointments.ts';

/** What somebody wants to come for, and when. */
export interface BookInput {
  readonly serviceId: string;
  /** Beginning of the slot, ms since the epoch. */
  readonly slotStart: number;
  readonly channel: Exclude<AppointmentChannel, 'import'>;
  readonly customer?: string | undefined;
  readonly largeCash?: LargeCash | undefined;
  readonly reference?: string | undefined;
}

/** Promises a place in a slot; answers with the code to come with. */
export function bookAppointment(
  hub: Hub,
  { serviceId, slotStart, channel, customer, largeCash, reference }: BookInput,
  intent: Intent | undefined,
): Result<Reply<AppointmentView>, Failure> {
  if (!hub.branch.services.some(({ id }) => id === serviceId)) {
    return err(failure('service-unknown', 'serviceId'));
  }
  const code = mintCode((each) => hub.ledger.appointments.appointments.has(each));
  return changeAppointments(
    hub,
    {
      kind: 'book-appointment',
      code,
      serviceId: branded<ServiceId>(serviceId),
      slotStart,
      channel,
      ...(customer !== undefined && { customer: branded<Pseudonym>(customer) }),
      ...(largeCash && { largeCash }),
      ...(reference !== undefined && { reference }),
    },
    (after) => ({ status: 201, body: appointmentView(hub.views, bookedIn(after, code)) }),
    intent,
  );
}
