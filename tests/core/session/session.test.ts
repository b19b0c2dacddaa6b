import { describe, expect, it } from 'vitest';
import { PRINT_STATES } from '#core/queue/ticket.ts';
import { advance } from '#core/session/advance.ts';
import { findAlarm } from '#core/session/deadlines.ts';
import type { Input } from '#core/session/input.ts';
import { paperOf } from '#core/session/paper.ts';
import { SESSION_RULES } from '#core/session/rules.ts';
import { freshSession, type Print, type Session } from '#core/session/session.ts';
import { viewOf } from '#core/session/view.ts';
import { ticketWith } from './inputs.ts';

const { idleMs, warningMs, ticketMs, paperlessMs, goodbyeMs, elderFactor, staffFactor } =
  SESSION_RULES;

/** These stories are told in one instant. */
const RULES = { ...SESSION_RULES, settleMs: 0 };

const CHOSEN = { kind: 'service-chosen', serviceId: 'cash', key: 'k', canIdentify: true } as const;

function played(inputs: readonly Input[], start = freshSession('zh', 0), now = 0): Session {
  return inputs.reduce((session, input) => advance(session, input, now, RULES), start);
}

function holding(state: Print['state'], first: readonly Input[] = []): Session {
  return played([
    ...first,
    { kind: 'ticket-wanted' },
    { ...CHOSEN, canIdentify: false },
    { kind: 'issued', key: 'k', ticket: ticketWith({ print: { state } }) },
  ]);
}

describe('the way to a ticket', () => {
  it('is three touches without a card, two on a kiosk that cannot read one', () => {
    const skipped = played([{ kind: 'ticket-wanted' }, CHOSEN, { kind: 'card-skipped' }]);
    expect(skipped.step).toMatchObject({
      kind: 'issuing',
      intent: { serviceId: 'cash', key: 'k' },
    });
    const short = played([{ kind: 'ticket-wanted' }, { ...CHOSEN, canIdentify: false }]);
    expect(short.step.kind).toBe('issuing');
  });

  it('takes the segment from a card, and only from the try that is under way', () => {
    const reading = played([{ kind: 'ticket-wanted' }, CHOSEN, { kind: 'card-again' }]);
    const guest = { segmentId: 'senior', maskedName: '张*' };
    const late = played([{ kind: 'identified', attempt: 1, guest }], reading);
    expect(late.step.kind).toBe('identify');
    const known = played([{ kind: 'identified', attempt: 2, guest }], reading);
    expect(known.step).toMatchObject({ kind: 'issuing', intent: { key: 'k', guest } });
  });

  it('asks again for a card that was lifted too early', () => {
    const session = played([
      { kind: 'ticket-wanted' },
      CHOSEN,
      { kind: 'card-seen', isThere: true },
      { kind: 'card-seen', isThere: false },
    ]);
    expect(session.step).toMatchObject({ kind: 'identify', card: 'lifted' });
  });

  it('keeps the key when it asks again after a refusal', () => {
    const refused = played([
      { kind: 'ticket-wanted' },
      CHOSEN,
      { kind: 'card-skipped' },
      { kind: 'issue-refused', key: 'k', failureCode: 'unreachable' },
    ]);
    expect(refused.step.kind).toBe('refused');
    expect(played([{ kind: 'issue-again' }], refused).step).toMatchObject({ intent: { key: 'k' } });
  });

  it('offers another choice only when no ticket can have been issued', () => {
    const wanted: readonly Input[] = [{ kind: 'ticket-wanted' }, CHOSEN, { kind: 'card-skipped' }];
    const refusedBy = (failureCode: string) =>
      played([...wanted, { kind: 'issue-refused', key: 'k', failureCode }, { kind: 'back' }]);
    expect(refusedBy('numbers-exhausted').step.kind).toBe('choose-service');
    expect(refusedBy('unreachable').step.kind).toBe('refused');
  });

  it('asks again in the language of the first time, so that it is the same request', () => {
    const again = played([
      { kind: 'ticket-wanted' },
      CHOSEN,
      { kind: 'card-skipped' },
      { kind: 'issue-refused', key: 'k', failureCode: 'unreachable' },
      { kind: 'preferred', preferences: { language: 'en' } },
      { kind: 'issue-again' },
    ]);
    expect(again.step).toMatchObject({ kind: 'issuing', intent: { key: 'k', language: 'zh' } });
  });

  it('takes no notice of the card of before, which goes when the reader begins to look', () => {
    const asked = played([{ kind: 'ticket-wanted' }, CHOSEN], freshSession('zh', 0), 5_000);
    const gone = (afterMs: number) =>
      advance(asked, { kind: 'card-seen', isThere: false }, 5_000 + afterMs, SESSION_RULES).step;
    expect(gone(100)).toMatchObject({ kind: 'identify', card: 'awaited' });
    expect(gone(2_000)).toMatchObject({ kind: 'identify', card: 'lifted' });
  });

  it('ignores the second half of a double tap', () => {
    const tapped = (now: number, session: Session, input: Input) =>
      advance(session, input, now, SESSION_RULES);
    const first = tapped(1_000, freshSession('zh', 0), { kind: 'ticket-wanted' });
    expect(tapped(1_120, first, CHOSEN).step.kind).toBe('choose-service');
    expect(tapped(1_000 + SESSION_RULES.settleMs, first, CHOSEN).step.kind).toBe('identify');
  });
});

describe('time', () => {
  const choosing = played([{ kind: 'ticket-wanted' }]);

  it('warns after the idle time and wipes after the warning', () => {
    expect(findAlarm(choosing, SESSION_RULES)).toEqual({ kind: 'warn', at: idleMs });
    const warned = played([{ kind: 'time-passed' }], choosing, idleMs);
    expect(warned.warnedAt).toBeDefined();
    expect(findAlarm(warned, SESSION_RULES)).toEqual({ kind: 'wipe', at: idleMs + warningMs });
  });

  it('shows the warning in full even when the machine slept through its time', () => {
    const late = idleMs * 50;
    const warned = played([{ kind: 'time-passed' }], choosing, late);
    expect(warned.warnedAt).toBeDefined();
    expect(findAlarm(warned, SESSION_RULES)?.at).toBe(late + warningMs);
  });

  it('counts a card that nobody laid down as no sign of life', () => {
    const trouble = (code: string): Input => {
      return { kind: 'card-failed', attempt: 1, trouble: { code, isRetryable: true } };
    };
    const waiting = played([{ kind: 'ticket-wanted' }, CHOSEN]);
    expect(played([trouble('identify-timeout')], waiting, 9_000).touchedAt).toBe(0);
    expect(played([trouble('card-rejected')], waiting, 9_000).touchedAt).toBe(9_000);
  });

  it('shows a warning in full though the call for staff that gave more time has failed', () => {
    const called = played([{ kind: 'staff-wanted' }], choosing);
    const late = idleMs * staffFactor;
    const warned = played([{ kind: 'time-passed' }], called, late);
    const failed = played([{ kind: 'staff-call-failed' }], warned, late + 1);
    expect(findAlarm(failed, SESSION_RULES)).toEqual({ kind: 'wipe', at: late + warningMs });
  });

  it('is twice as long for the elderly and longer for who waits for staff', () => {
    const elder = played([{ kind: 'preferred', preferences: { isElder: true } }], choosing);
    expect(findAlarm(elder, SESSION_RULES)?.at).toBe(idleMs * elderFactor);
    const called = played([{ kind: 'staff-wanted' }], choosing);
    expect(findAlarm(called, SESSION_RULES)?.at).toBe(idleMs * staffFactor);
  });

  it('shows a printed ticket 15 s, one without paper longer, then says goodbye and forgets', () => {
    expect(findAlarm(holding('confirmed'), SESSION_RULES)).toEqual({
      kind: 'goodbye',
      at: ticketMs,
    });
    expect(findAlarm(holding('digital-only'), SESSION_RULES)?.at).toBe(paperlessMs);
    const goodbye = played([{ kind: 'time-passed' }], holding('confirmed'), ticketMs);
    expect(goodbye.step).toEqual({ kind: 'goodbye', since: ticketMs });
    expect(findAlarm(goodbye, SESSION_RULES)?.at).toBe(ticketMs + goodbyeMs);
    const wiped = played([{ kind: 'time-passed' }], goodbye, ticketMs + goodbyeMs);
    expect(wiped).toEqual(freshSession('zh', ticketMs + goodbyeMs));
  });

  it('starts the reading time when the paper is out, and again with a touch', () => {
    const printing = holding('queued');
    const out = played(
      [{ kind: 'ticket-changed', ticket: ticketWith({ print: { state: 'confirmed' } }) }],
      printing,
      4_000,
    );
    expect(findAlarm(out, SESSION_RULES)?.at).toBe(4_000 + ticketMs);
    const lost = played(
      [{ kind: 'ticket-changed', ticket: ticketWith({ print: { state: 'unknown' } }) }],
      out,
      6_000,
    );
    expect(findAlarm(lost, SESSION_RULES)?.at).toBe(6_000 + paperlessMs);
    const touched = played([{ kind: 'touched' }], out, 10_000);
    expect(findAlarm(touched, SESSION_RULES)?.at).toBe(10_000 + ticketMs);
  });
});

describe('a call for staff', () => {
  it('is acknowledged by its own id only', () => {
    const coming = played([
      { kind: 'staff-wanted' },
      { kind: 'staff-called', id: 's1', isAcknowledged: false },
    ]);
    expect(played([{ kind: 'staff-acknowledged', id: 's2' }], coming)).toEqual(coming);
    const seen = played([{ kind: 'staff-acknowledged', id: 's1' }], coming);
    expect(seen.staffCall).toEqual({ kind: 'coming', id: 's1', isAcknowledged: true });
  });

  it('can be tried again after it failed, but not twice at once', () => {
    const failed = played([{ kind: 'staff-wanted' }, { kind: 'staff-call-failed' }]);
    expect(failed.staffCall.kind).toBe('failed');
    expect(played([{ kind: 'staff-wanted' }], failed).staffCall.kind).toBe('asking');
  });
});

describe('what is shown', () => {
  it('tells the customer something to do for every state of the paper', () => {
    const told = Object.fromEntries(PRINT_STATES.map((state) => [state, paperOf({ state })]));
    expect(told).toEqual({
      none: 'paperless',
      queued: 'printing',
      sent: 'printing',
      confirmed: 'take',
      unknown: 'uncertain',
      failed: 'paperless',
      reprinted: 'take',
      'digital-only': 'paperless',
    });
    expect(paperOf({ state: 'sent', isFinal: true })).toBe('take');
  });

  it('never hides a ticket, whatever becomes of the hub', () => {
    for (const hub of ['connecting', 'open', 'lost', 'refused'] as const) {
      for (const kiosk of ['unknown', 'known', 'not-in-branch'] as const) {
        expect(viewOf(holding('confirmed'), { hub, kiosk }).kind).toBe('ticket');
      }
    }
  });

  it('says first what keeps the kiosk from serving', () => {
    const session = freshSession('zh', 0);
    const kinds = [
      viewOf(session, { hub: 'open', kiosk: 'known' }),
      viewOf(session, { hub: 'connecting', kiosk: 'unknown' }),
      viewOf(session, { hub: 'lost', kiosk: 'known' }),
      viewOf(session, { hub: 'refused', kiosk: 'unknown' }),
      viewOf(session, { hub: 'open', kiosk: 'not-in-branch' }),
    ].map(({ kind }) => kind);
    expect(kinds).toEqual(['attract', 'starting', 'offline', 'not-signed-in', 'out-of-service']);
  });
});
