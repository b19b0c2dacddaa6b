import type { Branch } from '#core/branch/branch.ts';
import type { ServiceId } from '#core/branch/ids.ts';
import type { QueueState } from '#core/queue/state.ts';
import type { Ticket } from '#core/queue/ticket.ts';
import { peopleAhead } from '#core/queue/waiting.ts';
import type { Wait } from '#api/tickets.ts';
import { HIDDEN_WAIT } from './views.ts';

/** Places and waits. */
export class WaitBoard {
  readonly #branch: Branch;
  constructor({ branch }: { readonly branch: Branch }) {
    this.#branch = branch;
  }
  peopleAhead(state: QueueState, ticket: Ticket): number {
    return peopleAhead(state, this.#branch, ticket);
  }
  ofTicket(_state: QueueState, _ticket: Ticket): Wait {
    return HIDDEN_WAIT;
  }
  ofService(_state: QueueState, _serviceId: ServiceId): Wait {
    return HIDDEN_WAIT;
  }
}
