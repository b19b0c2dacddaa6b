import type { PrintState, TicketState } from '#core/queue/ticket.ts';

/**
 * One person at the glass, from the first touch until everything about them is gone from the screen. Pure data: what
 * happens next is decided by {@link advance} (advance.ts), when by {@link findAlarm} (deadlines.ts), and which screen shows it
 * by {@link viewOf} (view.ts).
 */
export interface Session {
  readonly step: Step;
  /** Steps that "back" returns to, the latest last. */
  readonly trail: readonly Step[];
  /** Which way the last step went: the screen moves that way. */
  readonly travel: 'on' | 'back';
  readonly preferences: Preferences;
  /** Last sign of life, ms. All times of a session are on one clock that only moves forward. */
  readonly touchedAt: number;
  /** When this screen took the place of the one before. */
  readonly arrivedAt: number;
  /** Since when "are you still there?" is on the screen. */
  readonly warnedAt?: number;
  readonly staffCall: StaffCall;
}

/** How the customer wants the screen; gone with the session. */
export interface Preferences {
  readonly language: string;
  readonly isElder: boolean;
  readonly isHighContrast: boolean;
  readonly isLowReach: boolean;
}

export type Step =
  | { readonly kind: 'attract' }
  | { readonly kind: 'choose-service' }
  /** Not sure which ticket: what does each service do, and where. */
  | { readonly kind: 'choose-need' }
  | { readonly kind: 'advice'; readonly serviceId: string }
  | { readonly kind: 'lobby-desk' }
  | Identify
  | Issuing
  | { readonly kind: 'refused'; readonly intent: Intent; readonly failureCode: string }
  | HoldingTicket
  | { readonly kind: 'goodbye'; readonly since: number };

export interface Identify {
  readonly kind: 'identify';
  readonly intent: Intent;
  /** Grows with each try, so that a late answer to an earlier one is known as such. */
  readonly attempt: number;
  /** What the reader sees; `lifted`: the card was there and went away before it was read. */
  readonly card: 'awaited' | 'reading' | 'lifted';
  readonly trouble?: CardTrouble;
}

/** Why the card was not read. The screen says what to do about it. */
export interface CardTrouble {
  readonly code: string;
  readonly isRetryable: boolean;
}

export interface Issuing {
  readonly kind: 'issuing';
  readonly intent: Intent;
}

/** What the customer wants. However often it is sent, its key makes it one ticket. */
interface Intent {
  readonly serviceId: string;
  readonly key: string;
  /** Of the moment of the choice: the same key with another language would be another request. */
  readonly language: string;
  readonly guest?: Guest;
}

/** Who laid a card down, as far as the screen may know. */
export interface Guest {
  readonly segmentId?: string;
  /** Already masked by the hub. */
  readonly maskedName?: string;
}

export interface HoldingTicket {
  readonly kind: 'ticket';
  readonly ticket: IssuedTicket;
  readonly guest?: Guest;
  readonly since: number;
  /** When it was known what became of the paper; the time to read starts here. */
  readonly settledAt?: number;
}

export interface Print {
  readonly state: PrintState;
  /** Nothing more will be heard of a paper that is `sent`: its printer cannot confirm. */
  readonly isFinal?: boolean | undefined;
}

export interface IssuedTicket {
  readonly id: string;
  readonly number: string;
  readonly serviceId: string;
  readonly segmentId: string;
  readonly zoneId: string;
  readonly state: TicketState;
  readonly counterId?: string | undefined;
  readonly peopleAhead: number;
  readonly wait: {
    readonly shown: boolean;
    readonly lowMinutes: number | null;
    readonly highMinutes: number | null;
  };
  readonly print: Print;
  readonly url: string;
}

export type StaffCall =
  | { readonly kind: 'none' }
  | { readonly kind: 'asking' }
  | { readonly kind: 'coming'; readonly id: string; readonly isAcknowledged: boolean }
  | { readonly kind: 'failed' };

/** A screen that nobody has touched: the state before the first and after every session. */
export function freshSession(language: string, now: number): Session {
  return {
    step: { kind: 'attract' },
    trail: [],
    travel: 'back',
    preferences: { language, isElder: false, isHighContrast: false, isLowReach: false },
    touchedAt: now,
    arrivedAt: now,
    staffCall: { kind: 'none' },
  };
}

/** Whether there is anything of a person in it that has to be wiped. */
export function isFresh(session: Session, language: string): boolean {
  const { preferences, staffCall, step } = session;
  return (
    step.kind === 'attract' &&
    staffCall.kind === 'none' &&
    preferences.language === language &&
    !preferences.isElder &&
    !preferences.isHighContrast &&
    !preferences.isLowReach
  );
}
