import { type DeviceFault, fault } from '#core/device/fault.ts';
import type { PrintOutcome } from '#core/device/printer.ts';
import { unreachable } from '#core/shared/assert.ts';

export type Confirmation = 'knows' | 'asks' | 'none';

/** What is known about the printer when a job begins; fixed for the life of the job. */
export interface JobTerms {
  /** `asks`: the body ends with a process ID request; `knows`: and this printer has answered one before. */
  readonly confirmation: Confirmation;
  /** Status requests are answered, so trouble during the job will be seen. */
  readonly reportsStatus: boolean;
}

/**
 * The life of one print job.
 *
 *     queued ──ready──▶ sending ──taken──▶ printing ──confirmed──▶ ended
 *        │                 │                │  ▲ │
 *        │                 │           fault│  │ └──time-out──▶ ended (sent, unknown)
 *        │                 │                ▼  │mended
 *        └──fault──▶ ended ◀─line lost── hindered ──grace over──▶ voiding ──▶ ended (failed)
 */
export type JobState =
  | { readonly kind: 'queued' }
  | { readonly kind: 'sending'; readonly trouble?: DeviceFault }
  | { readonly kind: 'printing'; readonly seen: 'clean' | 'silent' }
  | { readonly kind: 'hindered'; readonly trouble: DeviceFault }
  | { readonly kind: 'voiding'; readonly trouble: DeviceFault }
  | { readonly kind: 'ended'; readonly outcome: PrintOutcome; readonly leftover: Leftover };

/**
 * What of the job may still lie in the printer's buffer. `suspect`: perhaps a piece, perhaps it is being printed;
 * to be cleared before the next body. `condemned`: it must not come out any more; to be cleared as soon as there is
 * a line.
 */
export type Leftover = 'none' | 'suspect' | 'condemned';

export type JobInput =
  /** The pre-flight: what the printer says about itself; silent when it did not answer. */
  | { readonly kind: 'preflight'; readonly fault?: DeviceFault }
  /** The operating system holds the whole body. */
  | { readonly kind: 'body-taken' }
  | { readonly kind: 'confirmed' }
  | { readonly kind: 'status'; readonly seen: 'clean' | 'silent' }
  | { readonly kind: 'trouble'; readonly fault: DeviceFault }
  | { readonly kind: 'timeout' }
  /** Nobody may wait longer for this job, whatever it is doing. */
  | { readonly kind: 'deadline' }
  | { readonly kind: 'cleared' }
  /** The line ended, or a write stalled and the line was ended for it. */
  | { readonly kind: 'line-lost'; readonly fault: DeviceFault };

/** What the runner is to do. `wait` replaces the wait before it; reaching its end is the input `timeout`. */
export type JobEffect =
  | { readonly kind: 'send-body' }
  | { readonly kind: 'send-clear' }
  | { readonly kind: 'wait'; readonly reason: 'confirmation' | 'observation' | 'grace' }
  /** All was well as far as can be seen, and yet no process ID came: perhaps it cannot confirm. */
  | { readonly kind: 'learn-no-word' };

export interface JobStep {
  readonly state: JobState;
  readonly effects: readonly JobEffect[];
}

/** One step of a job. Pure: no timer, no wire; inputs that mean nothing in a state leave it unchanged. */
export function stepJob(terms: JobTerms, state: JobState, input: JobInput): JobStep {
  switch (state.kind) {
    case 'queued':
      return fromQueued(state, input);
    case 'sending':
      return fromSending(terms, state, input);
    case 'printing':
      return fromPrinting(terms, state, input);
    case 'hindered':
      return fromHindered(terms, state, input);
    case 'voiding':
      return fromVoiding(state, input);
    case 'ended':
      return stay(state);
    default:
      return unreachable(state);
  }
}

function fromQueued(state: JobState, input: JobInput): JobStep {
  switch (input.kind) {
    case 'preflight':
      if (input.fault !== undefined) return end({ kind: 'failed', fault: input.fault });
      return go({ kind: 'sending' }, { kind: 'send-body' });
    case 'line-lost':
      return end({ kind: 'failed', fault: input.fault });
    case 'deadline':
      return end({ kind: 'failed', fault: fault('line-timeout', 'not begun in time') });
    default:
      return stay(state);
  }
}

function fromSending(
  terms: JobTerms,
  state: Extract<JobState, { kind: 'sending' }>,
  input: JobInput,
): JobStep {
  switch (input.kind) {
    case 'body-taken':
      if (state.trouble !== undefined) return hinder(state.trouble);
      return watch(terms);
    case 'confirmed':
      return end({ kind: 'confirmed' });
    case 'trouble':
      return go({ kind: 'sending', trouble: input.fault });
    case 'status':
      return go({ kind: 'sending' });
    case 'line-lost':
      return end({ kind: 'unknown', fault: input.fault }, 'condemned');
    case 'deadline':
      return end({ kind: 'unknown', fault: fault('line-write-stalled') }, 'condemned');
    default:
      return stay(state);
  }
}

/** The body is with the printer: wait for its word, or at least for a while without complaints. */
function watch(terms: JobTerms): JobStep {
  if (terms.confirmation !== 'none') {
    return go({ kind: 'printing', seen: 'clean' }, { kind: 'wait', reason: 'confirmation' });
  }
  if (!terms.reportsStatus) return end({ kind: 'sent' });
  return go({ kind: 'printing', seen: 'clean' }, { kind: 'wait', reason: 'observation' });
}

function fromPrinting(
  terms: JobTerms,
  state: Extract<JobState, { kind: 'printing' }>,
  input: JobInput,
): JobStep {
  switch (input.kind) {
    case 'confirmed':
      return end({ kind: 'confirmed' });
    case 'status':
      return go({ kind: 'printing', seen: input.seen });
    case 'trouble':
      return hinder(input.fault);
    case 'timeout':
      return withoutWord(terms, state.seen);
    case 'deadline':
      return terms.confirmation === 'none' ? withoutWord(terms, state.seen) : end(UNCONFIRMED);
    case 'line-lost':
      return end({ kind: 'unknown', fault: input.fault }, 'suspect');
    default:
      return stay(state);
  }
}

/**
 * Nothing came. Only a printer that was never heard to confirm may be taken at its silence; one that was heard to is
 * doubted only while it goes on reporting that all is well.
 */
function withoutWord(terms: JobTerms, seen: 'clean' | 'silent'): JobStep {
  if (terms.reportsStatus && seen === 'silent') return end(UNCONFIRMED);
  const { state } = end(terms.confirmation === 'knows' ? UNCONFIRMED : { kind: 'sent' });
  const teaches =
    terms.confirmation === 'asks' || (terms.confirmation === 'knows' && terms.reportsStatus);
  return teaches ? go(state, { kind: 'learn-no-word' }) : go(state);
}

function fromHindered(
  terms: JobTerms,
  state: Extract<JobState, { kind: 'hindered' }>,
  input: JobInput,
): JobStep {
  switch (input.kind) {
    case 'confirmed':
      return end({ kind: 'confirmed' });
    case 'status':
      return input.seen === 'clean' ? watch(terms) : stay(state);
    case 'trouble':
      return go({ kind: 'hindered', trouble: input.fault });
    case 'timeout':
    case 'deadline':
      return go({ kind: 'voiding', trouble: state.trouble }, { kind: 'send-clear' });
    case 'line-lost':
      return end({ kind: 'unknown', fault: input.fault }, 'condemned');
    default:
      return stay(state);
  }
}

function fromVoiding(state: Extract<JobState, { kind: 'voiding' }>, input: JobInput): JobStep {
  switch (input.kind) {
    case 'confirmed':
      return end({ kind: 'confirmed' });
    // That the clearing commands left does not prove that they arrived.
    case 'cleared':
      return end({ kind: 'failed', fault: state.trouble }, 'condemned');
    case 'line-lost':
      return end({ kind: 'unknown', fault: input.fault }, 'condemned');
    default:
      return stay(state);
  }
}

const UNCONFIRMED: PrintOutcome = { kind: 'unknown', fault: fault('print-unconfirmed') };

function hinder(trouble: DeviceFault): JobStep {
  return go({ kind: 'hindered', trouble }, { kind: 'wait', reason: 'grace' });
}

function go(state: JobState, ...effects: readonly JobEffect[]): JobStep {
  return { state, effects };
}

function stay(state: JobState): JobStep {
  return { state, effects: [] };
}

function end(outcome: PrintOutcome, leftover: Leftover = 'none'): JobStep {
  return { state: { kind: 'ended', outcome, leftover }, effects: [] };
}
