import type { Appointment } from './appointment.ts';
import type { AppointmentCode } from './code.ts';

/** Every appointment a decision may depend on. */
export interface AppointmentsState {
  /** In order of booking; those that ended stay until they are forgotten. */
  readonly appointments: ReadonlyMap<AppointmentCode, Appointment>;
  /** What the systems of the bank call them. */
  readonly references: ReadonlyMap<string, AppointmentCode>;
}

/** The state that holds these appointments, given in order of booking. */
export function appointmentsStateOf(all: readonly Appointment[]): AppointmentsState {
  const references = new Map<string, AppointmentCode>();
  for (const { code, reference } of all) if (reference) references.set(reference, code);
  return { appointments: new Map(all.map((each) => [each.code, each])), references };
}

export const NO_APPOINTMENTS: AppointmentsState = {
  appointments: new Map(),
  references: new Map(),
};
