import type { Appointment } from '#core/appointment/appointment.ts';
import {
  type AppointmentCode,
  CODE_RANDOM_BYTES,
  newAppointmentCode,
  parseAppointmentCode,
} from '#core/appointment/code.ts';
import type { AppointmentCommand } from '#core/appointment/command.ts';
import { decideAppointment } from '#core/appointment/decide.ts';
import type { AppointmentEvent, CancelledBy } from '#core/appointment/event.ts';
import type { AppointmentFailure } from '#core/appointment/failure.ts';
import type { AppointmentsState } from '#core/appointment/state.ts';
import { invariant } from '#core/shared/assert.ts';
import { err, ok, type Result } from '#core/shared/result.ts';
import type { AppointmentView } from '#api/appointments.ts';
import { type Failure, failure } from '#api/failures.ts';
import { newBytes } from '#hub/access/ids.ts';
import type { Hub } from '#hub/hub.ts';
import type { Intent, Ledger, Reply } from '#hub/ledger/ledger.ts';
import { appointmentView } from '#hub/queries/appointment-views.ts';

type Told<Body> = (after: AppointmentsState, events: readonly AppointmentEvent[]) => Reply<Body>;

/** Does one command about appointments; the answer is told from the state after it. */
export function changeAppointments<Body>(
  { ledger, views }: Pick<Hub, 'ledger' | 'views'>,
  command: AppointmentCommand,
  told: Told<Body>,
  intent: Intent | undefined,
): Result<Reply<Body>, Failure> {
  return ledger.perform((now) => {
    const decision = decideAppointment(ledger.appointments, command, ledger.branch, now);
    if (!decision.ok) return err(appointmentRefusal(decision.error, views.iso));
    const events = decision.value;
    return ok({ events, reply: (_queue, after) => told(after, events) });
  }, intent);
}

/** What time alone brings to appointments: customers who did not come, and what need not be remembered. */
export function passAppointmentTime(ledger: Ledger): void {
  const { appointments, branch } = ledger;
  const now = ledger.now();
  const due = decideAppointment(appointments, { kind: 'pass-time' }, branch, now);
  if (!due.ok || due.value.length === 0) return;
  const events = due.value;
  ledger.perform(() => ok({ events, reply: () => ({ status: 200, body: undefined }) }));
}

/** The place goes back to its slot. */
export function cancelAppointment(
  hub: Hub,
  typed: string,
  by: CancelledBy,
  intent: Intent | undefined,
): Result<Reply<AppointmentView>, Failure> {
  const code = parseAppointmentCode(typed);
  if (!code.ok) return err(failure(code.error.code));
  return changeAppointments(
    hub,
    { kind: 'cancel-appointment', code: code.value, by },
    (after) => ({
      status: 200,
      body: appointmentView(hub.views, bookedIn(after, code.value)),
    }),
    intent,
  );
}

/** An appointment that the state is known to hold. */
export function bookedIn({ appointments }: AppointmentsState, code: AppointmentCode): Appointment {
  const appointment = appointments.get(code);
  invariant(appointment, 'an appointment that was just dealt with is there');
  return appointment;
}

/** A code that nobody has; another is drawn for as long as the dice fall on one that is taken. */
export function mintCode(
  isTaken: (code: AppointmentCode) => boolean,
  draw: (length: number) => Uint8Array = newBytes,
): AppointmentCode {
  for (;;) {
    const code = newAppointmentCode(draw(CODE_RANDOM_BYTES));
    if (!isTaken(code)) return code;
  }
}

/** A refusal of the core as the interface tells it: which ticket there is, or when to come back, as `detail`. */
export function appointmentRefusal(
  refusal: AppointmentFailure,
  iso: (atMs: number) => string,
): Failure {
  switch (refusal.code) {
    case 'appointment-checked-in':
      return failure(refusal.code, refusal.ticketId);
    case 'appointment-too-early':
      return failure(refusal.code, iso(refusal.comeBackAt));
    case 'import-refused':
      return { code: refusal.code, refusals: refusal.refusals };
    default:
      return failure(refusal.code);
  }
}
