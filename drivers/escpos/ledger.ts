import type { ProcessId } from './wire.ts';

/** Replies come within seconds or after a repair; older jobs are beyond caring. */
const REMEMBERED_JOBS = 200;

/** Jobs that ended without the printer's word, so that a late reply finds its own job and no other. */
export class JobLedger {
  readonly #open = new Map<ProcessId, number>();

  /** The job's request is on its way again or anew: an earlier one with the same id is forgotten. */
  forget(id: ProcessId): void {
    this.#open.delete(id);
  }

  awaitWord(id: ProcessId, jobId: number): void {
    this.#open.delete(id);
    this.#open.set(id, jobId);
    const oldest = this.#open.keys().next();
    if (this.#open.size > REMEMBERED_JOBS && oldest.done === false) this.#open.delete(oldest.value);
  }

  /** The job a late reply belongs to, once; a second reply finds nothing. */
  takeConfirmed(id: ProcessId): number | undefined {
    const jobId = this.#open.get(id);
    this.#open.delete(id);
    return jobId;
  }
}
