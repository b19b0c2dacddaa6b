import fc from 'fast-check';
import { PRINT_STATES, TICKET_STATES } from '#core/queue/ticket.ts';
import type { Input } from '#core/session/input.ts';
import type { IssuedTicket } from '#core/session/session.ts';

/** A ticket as the hub issues it; the caller changes what matters. */
export function ticketWith(change: Partial<IssuedTicket> = {}): IssuedTicket {
  return {
    id: 't1',
    number: 'A012',
    serviceId: 'cash',
    segmentId: 'ordinary',
    zoneId: 'hall',
    state: 'waiting',
    peopleAhead: 3,
    wait: { shown: true, lowMinutes: 5, highMinutes: 9 },
    print: { state: 'queued' },
    url: 'http://127.0.0.1/t/x',
    ...change,
  };
}

const key = fc.constantFrom('key-1', 'key-2');
const serviceId = fc.constantFrom('cash', 'account');
const attempt = fc.integer({ min: 1, max: 3 });
const ticket = fc
  .record({
    id: fc.constantFrom('t1', 't2'),
    state: fc.constantFrom(...TICKET_STATES),
    print: fc.record({ state: fc.constantFrom(...PRINT_STATES), isFinal: fc.boolean() }),
  })
  .map(ticketWith);

const plain = fc.constantFrom<Input>(
  { kind: 'touched' },
  { kind: 'ticket-wanted' },
  { kind: 'advice-wanted' },
  { kind: 'unsure' },
  { kind: 'card-skipped' },
  { kind: 'card-again' },
  { kind: 'issue-again' },
  { kind: 'back' },
  { kind: 'staff-wanted' },
  { kind: 'more-time-wanted' },
  { kind: 'finished' },
  { kind: 'staff-call-failed' },
);

const preferred = fc
  .record(
    { isElder: fc.boolean(), isHighContrast: fc.boolean(), language: fc.constantFrom('zh', 'en') },
    { requiredKeys: [] },
  )
  .map((preferences): Input => ({ kind: 'preferred', preferences }));

interface Moment {
  readonly input: Input;
  /** Time that passes before it, ms. */
  readonly afterMs: number;
}

/** Any input whatever, fitting the moment or not. */
const anyInput: fc.Arbitrary<Moment> = fc.record({
  afterMs: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 120_000 })),
  input: fc.oneof(
    plain,
    preferred,
    fc.constant<Input>({ kind: 'time-passed' }),
    fc.record({ kind: fc.constant('need-chosen' as const), serviceId }),
    fc.record({
      kind: fc.constant('service-chosen' as const),
      serviceId,
      key,
      canIdentify: fc.boolean(),
    }),
    fc.record({ kind: fc.constant('card-seen' as const), isThere: fc.boolean() }),
    fc.record({
      kind: fc.constant('identified' as const),
      attempt,
      guest: fc.constant({ segmentId: 'senior', maskedName: '张*' }),
    }),
    fc.record({
      kind: fc.constant('card-failed' as const),
      attempt,
      trouble: fc.constantFrom(
        { code: 'card-rejected', isRetryable: true },
        { code: 'identify-timeout', isRetryable: true },
      ),
    }),
    fc.record({ kind: fc.constant('issued' as const), key, ticket }),
    fc.record({
      kind: fc.constant('issue-refused' as const),
      key,
      failureCode: fc.constantFrom('numbers-exhausted', 'unreachable'),
    }),
    fc.record({ kind: fc.constant('ticket-changed' as const), ticket }),
    fc.record({
      kind: fc.constant('staff-called' as const),
      id: fc.constant('s1'),
      isAcknowledged: fc.boolean(),
    }),
    fc.record({ kind: fc.constant('staff-acknowledged' as const), id: fc.constant('s1') }),
  ),
});

/** The way a customer usually goes: mostly up to a ticket, sometimes only to where the hub is asked for it. */
const usualWay = fc
  .record({
    choice: fc.record({ serviceId, key, canIdentify: fc.boolean() }),
    ticket,
    isAnswered: fc.boolean(),
  })
  .map((way): Moment[] => {
    const inputs: Input[] = [
      { kind: 'back' },
      { kind: 'back' },
      { kind: 'ticket-wanted' },
      { kind: 'service-chosen', ...way.choice },
      { kind: 'card-skipped' },
    ];
    if (way.isAnswered) inputs.push({ kind: 'issued', key: way.choice.key, ticket: way.ticket });
    return inputs.map((input) => ({ input, afterMs: 500 }));
  });

/** Any story: what fits the moment mixed with what does not. */
export const story: fc.Arbitrary<readonly Moment[]> = fc
  .array(
    fc.oneof(
      { weight: 5, arbitrary: anyInput.map((moment) => [moment]) },
      { weight: 1, arbitrary: usualWay },
    ),
    { maxLength: 40, size: 'max' },
  )
  .map((chapters) => chapters.flat());
