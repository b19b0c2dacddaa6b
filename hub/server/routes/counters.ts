import { implement } from '@orpc/server';
import type { Counter } from '#core/branch/branch.ts';
import type { ServiceId, TicketId } from '#core/branch/ids.ts';
import { branded } from '#core/shared/brand.ts';
import { err, ok, type Result } from '#core/shared/result.ts';
import { contract } from '#api/contract.ts';
import type { CounterView } from '#api/counters.ts';
import { type Failure, failure } from '#api/failures.ts';
import { allowCounter, type Caller } from '#hub/access/caller.ts';
import {
  bringTicket,
  type CounterDeed,
  callNext,
  changeCounter,
  handleTicket,
  undoLastDeed,
  walkDirect,
} from '#hub/commands/run-counter.ts';
import type { Hub } from '#hub/hub.ts';
import { counterView } from '#hub/queries/views.ts';
import { callerWith, once, orRefuse, type RequestContext } from '#hub/server/context.ts';
import { cursorOf, pageOfAll } from '#hub/server/paging.ts';

const os = implement(contract.counters).$context<RequestContext>();

/** Procedures on counters. */
export function counterRoutes(hub: Hub) {
  return { ...queries(hub), ...openings(hub), ...calls(hub), ...handling(hub) };
}

function queries(hub: Hub) {
  const { ledger, branch, views } = hub;
  const view = (counter: Counter, caller: Caller) =>
    forCaller(counterView(views, ledger.queue, counter), caller);
  return {
    list: os.list.handler(({ input, context }) => {
      const caller = orRefuse(callerWith(context, 'read'));
      const all = branch.counters.map((counter) => view(counter, caller));
      return pageOfAll(all, orRefuse(cursorOf(input)));
    }),
    get: os.get.handler(({ input, context }) => {
      const caller = orRefuse(callerWith(context, 'read'));
      return view(orRefuse(findCounter(hub, input.id)), caller);
    }),
  };
}

function openings(hub: Hub) {
  return {
    open: os.open.handler(({ input, context }) =>
      run(hub, context, input.id, changeCounter({ kind: 'open-counter' })),
    ),
    pause: os.pause.handler(({ input, context }) => {
      const { id, reason = '' } = input;
      return run(hub, context, id, changeCounter({ kind: 'pause-counter', reason }));
    }),
    close: os.close.handler(({ input, context }) =>
      run(hub, context, input.id, changeCounter({ kind: 'close-counter' })),
    ),
  };
}

function calls(hub: Hub) {
  return {
    callNext: os.callNext.handler(({ input, context }) => {
      const body = run(hub, context, input.id, callNext);
      return body ? { status: 200, body } : { status: 204 };
    }),
    call: os.call.handler(({ input, context }) => {
      const { id, reason } = input;
      const ticketId = branded<TicketId>(input.ticketId);
      return run(hub, context, id, bringTicket({ kind: 'call-ticket', ticketId, reason }));
    }),
    resume: os.resume.handler(({ input, context }) => {
      const ticketId = branded<TicketId>(input.ticketId);
      return run(hub, context, input.id, bringTicket({ kind: 'resume-ticket', ticketId }));
    }),
    walkDirect: os.walkDirect.handler(({ input, context }) =>
      run(hub, context, input.id, walkDirect(branded<ServiceId>(input.serviceId))),
    ),
  };
}

function handling(hub: Hub) {
  return {
    undo: os.undo.handler(({ input, context }) => run(hub, context, input.id, undoLastDeed)),
    recall: os.recall.handler(({ input, context }) =>
      run(hub, context, input.id, handleTicket({ kind: 'recall' })),
    ),
    start: os.start.handler(({ input, context }) =>
      run(hub, context, input.id, handleTicket({ kind: 'start' })),
    ),
    complete: os.complete.handler(({ input, context }) =>
      run(hub, context, input.id, handleTicket({ kind: 'complete' })),
    ),
    noShow: os.noShow.handler(({ input, context }) =>
      run(hub, context, input.id, handleTicket({ kind: 'no-show' })),
    ),
    park: os.park.handler(({ input, context }) =>
      run(hub, context, input.id, handleTicket({ kind: 'park' })),
    ),
    transfer: os.transfer.handler(({ input, context }) => {
      const serviceId = branded<ServiceId>(input.serviceId);
      return run(hub, context, input.id, handleTicket({ kind: 'transfer-at-counter', serviceId }));
    }),
  };
}

/** Why a counter pauses, and what its customer comes for, is the staff's business. */
function forCaller(view: CounterView, { role, counterId }: Caller): CounterView {
  if (role === 'admin' || role === 'manager' || counterId === view.id) return view;
  const { pauseReason: _reason, ticket, ...open } = view;
  if (!ticket) return { ...open, ticket };
  const { appointment: _appointment, ...plain } = ticket;
  return { ...open, ticket: plain };
}

/** Checks the right, finds the counter and does one deed there, once for one intent. */
function run<Body>(hub: Hub, context: RequestContext, id: string, deed: CounterDeed<Body>): Body {
  orRefuse(allowCounter(orRefuse(callerWith(context, 'run-counter')), id));
  const counter = orRefuse(findCounter(hub, id));
  return orRefuse(once(hub.ledger, context, (intent) => deed(hub, counter, intent))).body;
}

function findCounter({ branch }: Hub, id: string): Result<Counter, Failure> {
  const counter = branch.counters.find((candidate) => candidate.id === id);
  return counter ? ok(counter) : err(failure('counter-unknown'));
}
