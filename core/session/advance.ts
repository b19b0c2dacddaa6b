import { unreachable } from '#core/shared/assert.ts';
import { findAlarm } from './deadlines.ts';
import type { Answer, Input, Touch } from './input.ts';
import { type Choice, findNextStep, isChoosing, mayBeIssued } from './next-step.ts';
import { paperOf } from './paper.ts';
import type { SessionRules } from './rules.ts';
import {
  freshSession,
  type HoldingTicket,
  type IssuedTicket,
  type Session,
  type Step,
} from './session.ts';

/**
 * What a session becomes. An input that does not fit the step (a late answer, the second half of a double tap) leaves
 * the step alone: the screen that asked for it is gone.
 */
export function advance(session: Session, input: Input, now: number, rules: SessionRules): Session {
  const after = react(session, input, now, rules);
  return isSameScreen(session.step, after.step) ? after : { ...after, arrivedAt: now };
}

/** A card that was not read moves the keys too. */
function isSameScreen(before: Step, after: Step): boolean {
  if (before.kind !== 'identify' || after.kind !== 'identify') return before.kind === after.kind;
  return (before.trouble === undefined) === (after.trouble === undefined);
}

function react(session: Session, input: Input, now: number, rules: SessionRules): Session {
  switch (input.kind) {
    case 'time-passed':
      return elapse(session, now, rules);
    case 'card-seen':
    case 'identified':
    case 'card-failed':
    case 'issued':
    case 'issue-refused':
    case 'ticket-changed':
    case 'staff-called':
    case 'staff-call-failed':
    case 'staff-acknowledged':
      return hear(session, input, now, rules);
    default:
      return obey(wake(session, now), input, now, rules);
  }
}

function wake(session: Session, now: number): Session {
  const { warnedAt: _seen, ...rest } = session;
  return { ...rest, touchedAt: now };
}

/** Carries out everything whose time has come. */
function elapse(session: Session, now: number, rules: SessionRules): Session {
  const alarm = findAlarm(session, rules);
  if (alarm === undefined || alarm.at > now) return session;
  switch (alarm.kind) {
    case 'warn':
      return { ...session, warnedAt: now };
    case 'goodbye':
      return { ...session, step: { kind: 'goodbye', since: now }, trail: [] };
    case 'wipe':
      return freshSession(rules.language, now);
    default:
      return unreachable(alarm.kind);
  }
}

function obey(session: Session, touch: Touch, now: number, rules: SessionRules): Session {
  switch (touch.kind) {
    case 'touched':
    case 'more-time-wanted':
      return session;
    case 'preferred':
      return { ...session, preferences: { ...session.preferences, ...touch.preferences } };
    case 'staff-wanted':
      return session.staffCall.kind === 'coming' || session.staffCall.kind === 'asking'
        ? session
        : { ...session, staffCall: { kind: 'asking' } };
    default:
      return now < session.arrivedAt + rules.settleMs
        ? session
        : follow(session, touch, now, rules);
  }
}

type StepTouch = Choice | Extract<Touch, { kind: 'back' | 'finished' }>;

/** Goes where a touch leads that may change the step. */
function follow(session: Session, touch: StepTouch, now: number, rules: SessionRules): Session {
  const { step } = session;
  switch (touch.kind) {
    case 'back':
      return goBack(session, now, rules);
    case 'finished':
      return step.kind === 'ticket'
        ? { ...session, step: { kind: 'goodbye', since: now }, trail: [] }
        : session;
    default: {
      const next = findNextStep(step, touch, session.preferences.language);
      return next === undefined ? session : goTo(session, next);
    }
  }
}

/** Steps that pass by themselves are not on the trail: "back" leads to the last choice. */
function goTo(session: Session, next: Step): Session {
  const { step, trail } = session;
  const isChoice = step.kind === 'attract' || isChoosing(step);
  return { ...session, step: next, travel: 'on', trail: isChoice ? [...trail, step] : trail };
}

/** A ticket that is, or may have been, issued cannot be taken back; everything before it can. */
function goBack(session: Session, now: number, rules: SessionRules): Session {
  const { step, trail } = session;
  if (step.kind === 'issuing' || step.kind === 'ticket' || step.kind === 'attract') return session;
  if (step.kind === 'refused' && mayBeIssued(step.failureCode)) return session;
  const before = trail.at(-1);
  if (before === undefined || step.kind === 'goodbye') return freshSession(rules.language, now);
  return { ...session, step: before, travel: 'back', trail: trail.slice(0, -1) };
}

function hear(session: Session, answer: Answer, now: number, rules: SessionRules): Session {
  switch (answer.kind) {
    case 'card-seen':
      return seeCard(session, answer.isThere, now, rules);
    case 'identified':
    case 'card-failed':
      return hearOfCard(session, answer, now);
    case 'issued':
    case 'issue-refused':
    case 'ticket-changed':
      return hearOfTicket(session, answer, now);
    case 'staff-called': {
      const { id, isAcknowledged } = answer;
      return session.staffCall.kind === 'asking'
        ? { ...session, staffCall: { kind: 'coming', id, isAcknowledged } }
        : session;
    }
    case 'staff-call-failed':
      return session.staffCall.kind === 'asking'
        ? { ...session, staffCall: { kind: 'failed' } }
        : session;
    case 'staff-acknowledged': {
      const call = session.staffCall;
      return call.kind === 'coming' && call.id === answer.id
        ? { ...session, staffCall: { ...call, isAcknowledged: true } }
        : session;
    }
    default:
      return unreachable(answer);
  }
}

/**
 * A card that goes away while it is being read has to be laid down again; the reader goes on looking for it. That it
 * came is not always told: a reader says nothing new of a card that follows one it has read. But one that goes as soon
 * as the reader is asked to look is the card of before: nobody lays a card down and lifts it that quickly.
 */
function seeCard(session: Session, isThere: boolean, now: number, rules: SessionRules): Session {
  const { step } = session;
  if (step.kind !== 'identify' || step.trouble !== undefined) return session;
  const isTooSoon = now < session.arrivedAt + rules.settleMs;
  if (!isThere && step.card !== 'reading' && isTooSoon) return session;
  return { ...wake(session, now), step: { ...step, card: isThere ? 'reading' : 'lifted' } };
}

type CardAnswer = Extract<Answer, { kind: 'identified' | 'card-failed' }>;

/** What comes of waiting in vain: nobody has done anything. */
const LIFELESS = ['identify-timeout', 'identify-cancelled'];

/** Laying a card down is a sign of life too. */
function hearOfCard(session: Session, answer: CardAnswer, now: number): Session {
  const { step } = session;
  if (step.kind !== 'identify' || step.attempt !== answer.attempt) return session;
  if (answer.kind === 'card-failed') {
    const { trouble } = answer;
    const heard = LIFELESS.includes(trouble.code) ? session : wake(session, now);
    return { ...heard, step: { ...step, trouble } };
  }
  return {
    ...wake(session, now),
    step: { kind: 'issuing', intent: { ...step.intent, guest: answer.guest } },
  };
}

type TicketAnswer = Extract<Answer, { kind: 'issued' | 'issue-refused' | 'ticket-changed' }>;

function hearOfTicket(session: Session, answer: TicketAnswer, now: number): Session {
  const { step } = session;
  if (answer.kind === 'ticket-changed') {
    if (step.kind !== 'ticket' || step.ticket.id !== answer.ticket.id) return session;
    return { ...session, step: holding(withTicket(step, answer.ticket), now) };
  }
  if (step.kind !== 'issuing' || step.intent.key !== answer.key) return session;
  if (answer.kind === 'issue-refused') {
    const { intent } = step;
    return {
      ...wake(session, now),
      step: { kind: 'refused', intent, failureCode: answer.failureCode },
    };
  }
  return {
    ...wake(session, now),
    trail: [],
    step: firstHolding(answer.ticket, step.intent.guest, now),
  };
}

function firstHolding(
  ticket: IssuedTicket,
  guest: HoldingTicket['guest'],
  now: number,
): HoldingTicket {
  return holding({ kind: 'ticket', ticket, since: now, ...(guest && { guest }) }, now);
}

/** A new turn of the paper has to be read anew. */
function withTicket(step: HoldingTicket, ticket: IssuedTicket): HoldingTicket {
  if (paperOf(step.ticket.print) === paperOf(ticket.print)) return { ...step, ticket };
  const { settledAt: _before, ...rest } = step;
  return { ...rest, ticket };
}

/** Notes the moment from which the customer knows what to do. */
function holding(step: HoldingTicket, now: number): HoldingTicket {
  const { settledAt: before, ...rest } = step;
  if (paperOf(step.ticket.print) === 'printing') return rest;
  return { ...rest, settledAt: before ?? now };
}
