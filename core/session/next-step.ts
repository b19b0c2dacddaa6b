import { unreachable } from '#core/shared/assert.ts';
import type { Touch } from './input.ts';
import type { Identify, Step } from './session.ts';

/** Touches that lead from one step to another; the rest change no step by themselves. */
export type Choice = Exclude<
  Touch,
  { kind: 'touched' | 'more-time-wanted' | 'preferred' | 'staff-wanted' | 'back' | 'finished' }
>;

/**
 * Where a choice leads from here; nowhere when this step does not offer it.
 *
 * @param language language of the customer at this moment
 */
export function findNextStep(step: Step, touch: Choice, language: string): Step | undefined {
  switch (step.kind) {
    case 'attract':
      return fromAttract(touch);
    case 'choose-service':
    case 'choose-need':
    case 'advice':
      return fromChoosing(step, touch, language);
    case 'identify':
      return fromIdentify(step, touch);
    case 'refused':
      return touch.kind === 'issue-again' ? { kind: 'issuing', intent: step.intent } : undefined;
    case 'lobby-desk':
    case 'issuing':
    case 'ticket':
    case 'goodbye':
      return undefined;
    default:
      return unreachable(step);
  }
}

/** Steps whose choice "back" may undo; the others pass by themselves. */
export function isChoosing(step: Step): boolean {
  return step.kind === 'choose-service' || step.kind === 'choose-need' || step.kind === 'advice';
}

/** The request may have been carried out, only its answer was lost: another key could give this customer two tickets. */
export function mayBeIssued(failureCode: string): boolean {
  return failureCode === 'unreachable';
}

function fromAttract(touch: Choice): Step | undefined {
  if (touch.kind === 'ticket-wanted') return { kind: 'choose-service' };
  return touch.kind === 'advice-wanted' ? { kind: 'choose-need' } : undefined;
}

function fromChoosing(step: Step, touch: Choice, language: string): Step | undefined {
  if (touch.kind === 'unsure') return { kind: 'lobby-desk' };
  if (touch.kind === 'need-chosen' && step.kind === 'choose-need') {
    return { kind: 'advice', serviceId: touch.serviceId };
  }
  if (touch.kind !== 'service-chosen') return undefined;
  const intent = { serviceId: touch.serviceId, key: touch.key, language };
  return touch.canIdentify
    ? { kind: 'identify', intent, attempt: 1, card: 'awaited' }
    : { kind: 'issuing', intent };
}

function fromIdentify(step: Identify, touch: Choice): Step | undefined {
  if (touch.kind === 'card-skipped') return { kind: 'issuing', intent: step.intent };
  if (touch.kind !== 'card-again') return undefined;
  return { kind: 'identify', intent: step.intent, attempt: step.attempt + 1, card: 'awaited' };
}
