/** How long a session waits for what, milliseconds. A branch may set its own. */
export interface SessionRules {
  /** Without a touch until "are you still there?" is asked. */
  readonly idleMs: number;
  /**
   * A finger that comes this soon after the screen changed meant the screen before: the second half of a double tap must
   * not choose what has just appeared under it.
   */
  readonly settleMs: number;
  /** From the question until everything is wiped; WCAG 2.2.1 asks for at least 20 s. */
  readonly warningMs: number;
  /** Elderly customers get this many times as long, everywhere. */
  readonly elderFactor: number;
  /** Somebody who waits for a member of staff stands still: idle time is this many times as long. */
  readonly staffFactor: number;
  /** A ticket whose paper is out stays readable this long. */
  readonly ticketMs: number;
  /** Without paper, there is a number to copy or photograph. */
  readonly paperlessMs: number;
  /** The printer's last word may never come; then this is how long the ticket is shown in all. */
  readonly printPatienceMs: number;
  readonly goodbyeMs: number;
  /** Language of an untouched screen. */
  readonly language: string;
}

export const SESSION_RULES: SessionRules = {
  idleMs: 40_000,
  settleMs: 350,
  warningMs: 20_000,
  elderFactor: 2,
  staffFactor: 4,
  ticketMs: 15_000,
  paperlessMs: 30_000,
  printPatienceMs: 45_000,
  goodbyeMs: 5_000,
  language: 'zh',
};
