import { unreachable } from '#core/shared/assert.ts';
import { ok } from '#core/shared/result.ts';
import type { QueueCommand } from './command.ts';
import { type Context, type Decision, findCounter, refuse } from './decision.ts';

type CounterCommand = Extract<
  QueueCommand,
  { kind: 'open-counter' | 'pause-counter' | 'close-counter' }
>;

/** Opening, pausing and closing. What is already so changes nothing; a counter with a customer stays as it is. */
export function decideCounter(context: Context, command: CounterCommand): Decision {
  const found = findCounter(context, command.counterId);
  if (!found.ok) return found;
  const { status } = found.value;
  const fact = { at: context.now, counterId: command.counterId };
  switch (command.kind) {
    case 'open-counter':
      return ok(status.state === 'open' ? [] : [{ name: 'counterOpened', ...fact }]);
    case 'pause-counter':
      if (status.ticketId) return refuse('counter-busy');
      if (status.state === 'closed') return refuse('counter-not-open');
      return ok([{ name: 'counterPaused', ...fact, reason: command.reason }]);
    case 'close-counter':
      if (status.ticketId) return refuse('counter-busy');
      return ok(status.state === 'closed' ? [] : [{ name: 'counterClosed', ...fact }]);
    default:
      return unreachable(command);
  }
}
