import { unreachable } from '#core/shared/assert.ts';
import { ok } from '#core/shared/result.ts';
import type { AppointmentCommand } from './command.ts';
import { decideBooking } from './decide-booking.ts';
import { decideImport } from './decide-import.ts';
import { decideCancel, decideCheckIn } from './decide-visit.ts';
import type { Context, Decision } from './decision.ts';
import { dueEvents } from './due.ts';
import { evolveAppointments } from './evolve.ts';
import type { AppointmentBranch } from './rules.ts';
import type { AppointmentsState } from './state.ts';

/**
 * The one door to a change: what follows from `command` in `state`, as events, or why not. What time alone has brought
 * happens first. Pure: the same arguments give the same answer.
 */
export function decideAppointment(
  state: AppointmentsState,
  command: AppointmentCommand,
  branch: AppointmentBranch,
  now: number,
): Decision {
  const due = dueEvents({ state, branch, now });
  const current = due.length === 0 ? state : evolveAppointments(state, due);
  const decision = decideNow({ state: current, branch, now }, command);
  return decision.ok ? ok([...due, ...decision.value]) : decision;
}

function decideNow(context: Context, command: AppointmentCommand): Decision {
  switch (command.kind) {
    case 'book-appointment': {
      const booked = decideBooking(context, command);
      return booked.ok ? ok([booked.value]) : booked;
    }
    case 'cancel-appointment':
      return decideCancel(context, command.code, command.by);
    case 'check-in':
      return decideCheckIn(context, command);
    case 'import-appointments':
      return decideImport(context, command.rows);
    case 'pass-time':
      return ok([]);
    default:
      return unreachable(command);
  }
}
