import { useEffect } from 'react';
import type { IssuedTicket } from '#core/session/session.ts';
import { useTicket } from '#renderer/data/tickets.ts';
import { useKiosk } from '#renderer/kiosk/kiosk-context.ts';

/** Follows the ticket on the glass: the fate of its paper, its place, its call. */
export function useTicketWatch({ id }: IssuedTicket): void {
  const { send } = useKiosk();
  const { data: ticket } = useTicket(id);
  useEffect(() => {
    if (ticket) send({ kind: 'ticket-changed', ticket });
  }, [ticket, send]);
}
