import type { TicketId } from '#core/branch/ids.ts';

/** The printer's own memory is as short: it holds back one reply, and the driver remembers as many jobs. */
const CAPACITY = 200;

/** One paper that was asked of a printer. */
export interface PrintedJob {
  readonly ticketId: TicketId;
  /** Another paper of this ticket may be out already: this one says 补打. */
  readonly reprint: boolean;
}

/** Jobs on which the printer may still have a word to say, by job number. Only the latest of a ticket counts. */
export class JobBook {
  readonly #jobs = new Map<number, PrintedJob>();

  open(jobId: number, job: PrintedJob): void {
    for (const [id, { ticketId }] of this.#jobs) {
      if (ticketId === job.ticketId) this.#jobs.delete(id);
    }
    this.#jobs.set(jobId, job);
    const oldest = this.#jobs.keys().next();
    if (this.#jobs.size > CAPACITY && oldest.done === false) this.#jobs.delete(oldest.value);
  }

  /** The last word on it is spoken. */
  close(jobId: number): PrintedJob | undefined {
    const job = this.#jobs.get(jobId);
    this.#jobs.delete(jobId);
    return job;
  }
}
