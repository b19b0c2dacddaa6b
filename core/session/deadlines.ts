import { paperOf } from './paper.ts';
import type { SessionRules } from './rules.ts';
import { type HoldingTicket, isFresh, type Session } from './session.ts';

/** What becomes of a session that nobody touches. */
export interface Alarm {
  /** ms since the epoch. */
  readonly at: number;
  readonly kind: 'warn' | 'wipe' | 'goodbye';
}

/** Finds the next thing that happens by itself; nothing does while a request is under way or nobody is there. */
export function findAlarm(session: Session, rules: SessionRules): Alarm | undefined {
  const { step, touchedAt } = session;
  const pace = session.preferences.isElder ? rules.elderFactor : 1;
  switch (step.kind) {
    case 'attract':
      return isFresh(session, rules.language)
        ? undefined
        : { kind: 'wipe', at: touchedAt + idleMs(session, rules) };
    case 'issuing':
      return undefined;
    case 'ticket':
      return { kind: 'goodbye', at: readUntil(step, touchedAt, pace, rules) };
    case 'goodbye':
      return { kind: 'wipe', at: step.since + rules.goodbyeMs * pace };
    default:
      // Counted from the question itself, however late it came up: it must be seen before anything is wiped.
      return session.warnedAt === undefined
        ? { kind: 'warn', at: touchedAt + idleMs(session, rules) }
        : { kind: 'wipe', at: session.warnedAt + rules.warningMs * pace };
  }
}

function idleMs(session: Session, rules: SessionRules): number {
  const pace = session.preferences.isElder ? rules.elderFactor : 1;
  const isWaiting = session.staffCall.kind === 'coming' || session.staffCall.kind === 'asking';
  return rules.idleMs * pace * (isWaiting ? rules.staffFactor : 1);
}

/** A touch starts the reading time again: whoever wants to look longer may. */
function readUntil(
  step: HoldingTicket,
  touchedAt: number,
  pace: number,
  rules: SessionRules,
): number {
  if (step.settledAt === undefined)
    return Math.max(step.since, touchedAt) + rules.printPatienceMs * pace;
  const span = paperOf(step.ticket.print) === 'take' ? rules.ticketMs : rules.paperlessMs;
  return Math.max(step.settledAt, touchedAt) + span * pace;
}
