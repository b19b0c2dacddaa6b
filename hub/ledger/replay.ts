import { type AppointmentsState, appointmentsStateOf } from '#core/appointment/state.ts';
import { evolve } from '#core/queue/evolve.ts';
import { EMPTY_QUEUE, type QueueState } from '#core/queue/state.ts';
import type { Store } from '#hub/store/store.ts';
import { type BranchEvent, isQueueEvent } from './event.ts';

/** Today's events make today's state; the first of them carries over what yesterday left behind. */
export function replayQueue(store: Store): QueueState {
  const opened = store.events.dayOpenedSeq();
  if (opened === undefined) return EMPTY_QUEUE;
  const rows = store.events.after(opened - 1, Number.MAX_SAFE_INTEGER);
  const events = rows
    .filter((row) => row.public !== null)
    .map((row): BranchEvent => JSON.parse(row.body))
    .filter(isQueueEvent);
  return evolve(EMPTY_QUEUE, events);
}

/**
 * Appointments outlive the day that booked them: they come from their projection, which was written in the same
 * transactions as the log and says the same, in a start that does not grow with the years.
 */
export function recallAppointments(store: Store): AppointmentsState {
  return appointmentsStateOf(store.appointments.all());
}
