import type { CardTrouble, Guest, IssuedTicket, Preferences } from './session.ts';

/** Everything that can happen to a session. */
export type Input = Touch | Answer | { readonly kind: 'time-passed' };

/** Something a person did. Each is a sign of life. */
export type Touch =
  | { readonly kind: 'touched' }
  | { readonly kind: 'ticket-wanted' }
  | { readonly kind: 'advice-wanted' }
  | { readonly kind: 'need-chosen'; readonly serviceId: string }
  | { readonly kind: 'unsure' }
  | {
      readonly kind: 'service-chosen';
      readonly serviceId: string;
      /** Minted by the caller for this choice. */
      readonly key: string;
      /** This kiosk can read a card now. */
      readonly canIdentify: boolean;
    }
  | { readonly kind: 'card-skipped' }
  | { readonly kind: 'card-again' }
  | { readonly kind: 'issue-again' }
  | { readonly kind: 'back' }
  | { readonly kind: 'preferred'; readonly preferences: Partial<Preferences> }
  | { readonly kind: 'staff-wanted' }
  | { readonly kind: 'more-time-wanted' }
  | { readonly kind: 'finished' };

/** Something the hub said. */
export type Answer =
  | { readonly kind: 'card-seen'; readonly isThere: boolean }
  | { readonly kind: 'identified'; readonly attempt: number; readonly guest: Guest }
  | { readonly kind: 'card-failed'; readonly attempt: number; readonly trouble: CardTrouble }
  | { readonly kind: 'issued'; readonly key: string; readonly ticket: IssuedTicket }
  | { readonly kind: 'issue-refused'; readonly key: string; readonly failureCode: string }
  | { readonly kind: 'ticket-changed'; readonly ticket: IssuedTicket }
  | { readonly kind: 'staff-called'; readonly id: string; readonly isAcknowledged: boolean }
  | { readonly kind: 'staff-call-failed' }
  | { readonly kind: 'staff-acknowledged'; readonly id: string };
