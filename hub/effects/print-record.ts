import type { QueueCommand } from '#core/queue/command.ts';
import { decide } from '#core/queue/decide.ts';
import type { QueueState } from '#core/queue/state.ts';
import { err, ok, type Result } from '#core/shared/result.ts';
import { type Failure, failure } from '#api/failures.ts';
import type { Intent, Ledger, Reply } from '#hub/ledger/ledger.ts';
import type { AlertDesk } from './alert-desk.ts';

export type PrintRecord = Omit<Extract<QueueCommand, { kind: 'record-print' }>, 'kind'>;

/**
 * Writes down what became of a paper. In the same commit a paper of which nobody knows gets its alert, and any other
 * state takes it back: neither a power cut nor a crash can leave one without the other.
 */
export function recordPrint<Body>(
  { ledger, alerts }: { readonly ledger: Ledger; readonly alerts: AlertDesk },
  record: PrintRecord,
  reply: (after: QueueState) => Reply<Body>,
  intent?: Intent,
): Result<Reply<Body>, Failure> {
  return ledger.perform((at) => {
    const command = { kind: 'record-print', ...record } as const;
    const decision = decide(ledger.queue, command, ledger.branch, at);
    if (!decision.ok) return err(failure(decision.error.code));
    const { events, write } = alerts.ofPaper(at, record);
    return ok({ events: [...decision.value, ...events], write, reply });
  }, intent);
}
