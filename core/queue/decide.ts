import type { Branch } from '#core/branch/branch.ts';
import { businessDayAt } from '#core/branch/business-day.ts';
import { unreachable } from '#core/shared/assert.ts';
import { ok } from '#core/shared/result.ts';
import type { QueueCommand } from './command.ts';
import { decideAtCounter } from './decide-at-counter.ts';
import { decideCall, decideCallNext, decideResume, decideWalkDirect } from './decide-call.ts';
import { decideCounter } from './decide-counter.ts';
import {
  decideCancel,
  decideIssue,
  decideRecordPrint,
  decideReturn,
  decideTransfer,
} from './decide-ticket.ts';
import type { Context, Decision } from './decision.ts';
import { dueEvents } from './due.ts';
import { evolve } from './evolve.ts';
import type { QueueState } from './state.ts';
import { decideUndo } from './undo.ts';

/**
 * The one door to a change: what follows from `command` in `state`, as events, or why not. What time alone has brought
 * (a new business day, graces that ran out) happens first. Pure: the same arguments give the same answer.
 */
export function decide(
  state: QueueState,
  command: QueueCommand,
  branch: Branch,
  now: number,
): Decision {
  const due = dueEvents({ state, branch, now }, businessDayAt(branch, now));
  const current = due.length === 0 ? state : evolve(state, due);
  const decision = decideNow({ state: current, branch, now }, command);
  return decision.ok ? ok([...due, ...decision.value]) : decision;
}

function decideNow(context: Context, command: QueueCommand): Decision {
  switch (command.kind) {
    case 'issue-ticket':
      return decideIssue(context, command);
    case 'cancel-ticket':
      return decideCancel(context, command.ticketId, command.by);
    case 'return-ticket':
      return decideReturn(context, command.ticketId);
    case 'transfer-ticket':
      return decideTransfer(context, command.ticketId, command.serviceId);
    case 'record-print':
      return decideRecordPrint(context, command);
    case 'call-next':
      return decideCallNext(context, command.counterId);
    case 'call-ticket':
      return decideCall(context, command);
    case 'resume-ticket':
      return decideResume(context, command.counterId, command.ticketId);
    case 'walk-direct':
      return decideWalkDirect(context, command);
    case 'open-counter':
    case 'pause-counter':
    case 'close-counter':
      return decideCounter(context, command);
    case 'recall':
    case 'start':
    case 'complete':
    case 'no-show':
    case 'park':
      return decideAtCounter(context, command.counterId, command.kind);
    case 'undo':
      return decideUndo(context, command.counterId);
    case 'transfer-at-counter':
      return decideAtCounter(context, command.counterId, 'transfer', command.serviceId);
    case 'pass-time':
      return ok([]);
    default:
      return unreachable(command);
  }
}
