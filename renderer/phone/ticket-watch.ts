import type { Clock } from '#core/shared/clock.ts';
import type { PublicTicketView } from '#api/tickets.ts';

/** What the phone knows: the last answer and when it came, and whether that is still fresh. */
export interface Watched {
  readonly ticket: PublicTicketView | undefined;
  /** When the last answer came, ms since the epoch by the phone's clock. */
  readonly at: number | undefined;
  /** The last try got no answer. */
  readonly isOffline: boolean;
  /** The hub knows no such number. */
  readonly isUnknown: boolean;
}

export const NOTHING_YET: Watched = {
  ticket: undefined,
  at: undefined,
  isOffline: false,
  isUnknown: false,
};

/** How one question to the hub ended. */
export type Answer =
  | { readonly kind: 'ticket'; readonly ticket: PublicTicketView }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'offline' };

export interface WatchParts {
  readonly clock: Clock;
  ask(): Promise<Answer>;
  onChange(watched: Watched): void;
}

const EVERY_MS = 4_000;
const LONGEST_MS = 30_000;

export interface Watch {
  /** Asks at once, for instance when the page is looked at again. */
  wake(): void;
  stop(): void;
}

/**
 * Follows one ticket until nothing can change any more: asks every few seconds, more rarely while there is no network,
 * and keeps what it knew last.
 */
export function watchTicket({ clock, ask, onChange }: WatchParts): Watch {
  let watched = NOTHING_YET;
  let failures = 0;
  let isAsking = false;
  let isStopped = false;
  let cancel = (): void => undefined;

  const round = async (): Promise<void> => {
    if (isAsking || isStopped) return;
    isAsking = true;
    cancel();
    const answer = await ask();
    isAsking = false;
    if (isStopped) return;
    failures = answer.kind === 'offline' ? failures + 1 : 0;
    watched = after(watched, answer, clock.now());
    onChange(watched);
    if (isOver(watched)) return;
    const pause = Math.min(EVERY_MS * 2 ** failures, LONGEST_MS);
    cancel = clock.schedule(pause, () => void round());
  };

  void round();
  return {
    wake: () => void round(),
    stop: () => {
      isStopped = true;
      cancel();
    },
  };
}

function after(before: Watched, answer: Answer, now: number): Watched {
  switch (answer.kind) {
    case 'ticket':
      return { ticket: answer.ticket, at: now, isOffline: false, isUnknown: false };
    case 'unknown':
      return { ...NOTHING_YET, at: now, isUnknown: true };
    case 'offline':
      return { ...before, isOffline: true };
  }
}

/** Nothing follows these states, so the phone need not ask any more. */
function isOver({ ticket, isUnknown }: Watched): boolean {
  switch (ticket?.state) {
    case 'completed':
    case 'no-show':
    case 'cancelled':
    case 'expired':
      return true;
    default:
      return isUnknown;
  }
}
