import type { DeviceFault } from '#core/device/fault.ts';
import type { PrintOutcome } from '#core/device/printer.ts';
import { unreachable } from '#core/shared/assert.ts';
import type { Clock } from '#core/shared/clock.ts';
import type { Result } from '#core/shared/result.ts';
import {
  type JobEffect,
  type JobInput,
  type JobState,
  type JobTerms,
  type Leftover,
  stepJob,
} from './job.ts';
import type { PrinterTimeouts } from './timeouts.ts';
import type { ProcessId } from './wire.ts';

export interface JobParts {
  readonly id: ProcessId;
  readonly terms: JobTerms;
  readonly body: Uint8Array;
  /** How long the job may still take. */
  readonly deadlineMs: number;
  readonly timeouts: PrinterTimeouts;
  readonly clock: Clock;
  readonly write: (bytes: Uint8Array, timeoutMs: number) => Promise<Result<void, DeviceFault>>;
  /** Throws away what the printer has taken but not printed. */
  readonly clear: () => Promise<Result<void, DeviceFault>>;
  readonly onNoWord: () => void;
}

export interface JobEnd {
  readonly outcome: PrintOutcome;
  readonly leftover: Leftover;
}

/** Gives the pure job its timers and its wire. */
export class JobRunner {
  readonly id: ProcessId;
  readonly end: Promise<JobEnd>;
  readonly #parts: JobParts;
  #state: JobState = { kind: 'queued' };
  #resolve: (end: JobEnd) => void = () => undefined;
  #cancelWait: () => void = () => undefined;
  readonly #cancelDeadline: () => void;

  constructor(parts: JobParts) {
    this.id = parts.id;
    this.#parts = parts;
    this.end = new Promise((resolve) => {
      this.#resolve = resolve;
    });
    this.#cancelDeadline = parts.clock.schedule(parts.deadlineMs, () =>
      this.input({ kind: 'deadline' }),
    );
  }

  input(input: JobInput): void {
    if (this.#state.kind === 'ended') return;
    const step = stepJob(this.#parts.terms, this.#state, input);
    this.#state = step.state;
    for (const effect of step.effects) this.#perform(effect);
    if (step.state.kind === 'ended') this.#finish(step.state);
  }

  #perform(effect: JobEffect): void {
    const { body, timeouts, write, clear, onNoWord } = this.#parts;
    switch (effect.kind) {
      case 'send-body':
        this.#await(write(body, timeouts.writeMs), { kind: 'body-taken' });
        break;
      case 'send-clear':
        this.#cancelWait();
        this.#await(clear(), { kind: 'cleared' });
        break;
      case 'wait':
        this.#wait(effect.reason);
        break;
      case 'learn-no-word':
        onNoWord();
        break;
      default:
        unreachable(effect);
    }
  }

  #await(writing: Promise<Result<void, DeviceFault>>, taken: JobInput): void {
    void writing.then((written) => {
      this.input(written.ok ? taken : { kind: 'line-lost', fault: written.error });
    });
  }

  #wait(reason: Extract<JobEffect, { kind: 'wait' }>['reason']): void {
    const { confirmationMs, observationMs, graceMs } = this.#parts.timeouts;
    const delayMs = { confirmation: confirmationMs, observation: observationMs, grace: graceMs };
    this.#cancelWait();
    this.#cancelWait = this.#parts.clock.schedule(delayMs[reason], () =>
      this.input({ kind: 'timeout' }),
    );
  }

  #finish(end: JobEnd): void {
    this.#cancelWait();
    this.#cancelDeadline();
    this.#resolve({ outcome: end.outcome, leftover: end.leftover });
  }
}
