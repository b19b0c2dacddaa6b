import type { Session, Step } from './session.ts';

/** What the kiosk knows about the world outside the session. */
export interface Surroundings {
  /** `lost` only after a moment: a blink of the line is nobody's concern. */
  readonly hub: 'connecting' | 'open' | 'lost' | 'refused';
  /** The branch's set-up has arrived, and this kiosk is in it. */
  readonly kiosk: 'unknown' | 'known' | 'not-in-branch';
}

/** The screens of a kiosk: those of the session, and those of a kiosk that cannot serve. */
export type View =
  | Step
  | { readonly kind: 'starting' }
  | { readonly kind: 'offline' }
  | { readonly kind: 'not-signed-in' }
  | { readonly kind: 'out-of-service' };

/**
 * Decides the one screen to show. The order is the order of what matters: a ticket already given is never hidden,
 * a request under way ends by itself, then whether the kiosk can serve at all, then the session.
 */
export function viewOf({ step }: Session, { hub, kiosk }: Surroundings): View {
  if (step.kind === 'ticket' || step.kind === 'goodbye' || step.kind === 'issuing') return step;
  if (hub === 'refused') return { kind: 'not-signed-in' };
  if (hub === 'lost') return { kind: 'offline' };
  if (kiosk === 'unknown') return { kind: 'starting' };
  if (kiosk === 'not-in-branch') return { kind: 'out-of-service' };
  return step;
}
