import type { PublicTicketView } from '#api/tickets.ts';
import type { Answer } from './ticket-watch.ts';

/** A phone at the edge of the network: better to ask again than to hang on. */
const PATIENCE_MS = 8_000;

/**
 * Asks for the public view of one ticket with plain `fetch`: the typed client is three times the size of this whole
 * page, which has to come through a customer's own network.
 */
export async function askHub(code: string): Promise<Answer> {
  const control = new AbortController();
  const timer = setTimeout(() => control.abort(), PATIENCE_MS);
  try {
    const answer = await fetch(`/api/v1/public-tickets/${encodeURIComponent(code)}`, {
      cache: 'no-store',
      signal: control.signal,
    });
    if (answer.status === 404 || answer.status === 400) return { kind: 'unknown' };
    const body: unknown = answer.ok ? await answer.json() : undefined;
    return isTicket(body) ? { kind: 'ticket', ticket: body } : { kind: 'offline' };
  } catch {
    return { kind: 'offline' };
  } finally {
    clearTimeout(timer);
  }
}

/** Enough to tell our answer from the log-in page of some hotel network. */
function isTicket(body: unknown): body is PublicTicketView {
  return (
    typeof body === 'object' &&
    body !== null &&
    'number' in body &&
    'state' in body &&
    'wait' in body &&
    'serviceName' in body
  );
}
