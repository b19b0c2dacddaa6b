import type { Result } from '#core/shared/result.ts';
import type { AppointmentEvent } from './event.ts';
import type { AppointmentFailure } from './failure.ts';
import type { AppointmentBranch } from './rules.ts';
import type { AppointmentsState } from './state.ts';

export type Decision = Result<readonly AppointmentEvent[], AppointmentFailure>;

/** Everything a decision may look at. */
export interface Context {
  readonly state: AppointmentsState;
  readonly branch: AppointmentBranch;
  /** ms since the epoch, never smaller than the last event's. */
  readonly now: number;
}
