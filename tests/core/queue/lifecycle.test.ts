import { describe, expect, it } from 'vitest';
import type { Branch } from '#core/branch/branch.ts';
import type {
  CounterId,
  Language,
  SegmentId,
  ServiceId,
  TicketId,
  VisitId,
} from '#core/branch/ids.ts';
import type { IssueTicket, QueueCommand } from '#core/queue/command.ts';
import { decide } from '#core/queue/decide.ts';
import { evolve } from '#core/queue/evolve.ts';
import { servedBefore } from '#core/queue/explain.ts';
import { EMPTY_QUEUE, type QueueState } from '#core/queue/state.ts';
import { branded } from '#core/shared/brand.ts';
import { demoBranch } from '#tests/support/hub-in-process.ts';

/** Monday 2026-03-02T09:00+08:00. */
const NINE = Date.UTC(2026, 2, 2, 1);
const MINUTE_MS = 60_000;
const ONE = branded<CounterId>('1');
const TWO = branded<CounterId>('2');
const CASH = branded<ServiceId>('cash');
const ACCOUNT = branded<ServiceId>('account');

/** A hall in which one thing happens after another. */
class Hall {
  state: QueueState = EMPTY_QUEUE;
  now = NINE;
  readonly branch: Branch;

  constructor(branch: Branch = demoBranch()) {
    this.branch = branch;
  }

  pass(minutes: number): this {
    this.now += minutes * MINUTE_MS;
    return this;
  }

  /** Does it, or answers with the refusal. */
  do(command: QueueCommand): string {
    const decision = decide(this.state, command, this.branch, this.now);
    if (!decision.ok) return decision.error.code;
    this.state = evolve(this.state, decision.value);
    return 'done';
  }

  take(id: string, more: Partial<IssueTicket> = {}): string {
    return this.do({
      kind: 'issue-ticket',
      ticketId: branded<TicketId>(id),
      publicCode: `code-${id}`,
      serviceId: CASH,
      segmentId: branded<SegmentId>('ordinary'),
      language: branded<Language>('zh'),
      printState: 'none',
      ...more,
    });
  }

  at(
    counterId: CounterId,
    kind: 'call-next' | 'start' | 'complete' | 'no-show' | 'park' | 'undo',
  ): string {
    return this.do({ kind, counterId });
  }

  ticket(id: string) {
    return this.state.tickets.get(branded<TicketId>(id));
  }
}

describe('taking back the last deed at a counter', () => {
  it.each([
    ['start', 'called'],
    ['no-show', 'called'],
    ['park', 'called'],
  ] as const)('%s is taken back to %s within ten seconds', (deed, state) => {
    const hall = new Hall();
    hall.take('a');
    hall.at(ONE, 'call-next');
    expect(hall.at(ONE, deed)).toBe('done');
    hall.pass(10 / 60);
    expect(hall.at(ONE, 'undo')).toBe('done');
    expect(hall.ticket('a')).toMatchObject({ state, counterId: ONE });
    expect(hall.state.counters.get(ONE)?.ticketId).toBe('a');
    expect(hall.at(ONE, 'undo')).toBe('undo-nothing');
  });

  it('is too late after that', () => {
    const hall = new Hall();
    hall.take('a');
    hall.at(ONE, 'call-next');
    hall.at(ONE, 'no-show');
    hall.pass(11 / 60);
    expect(hall.at(ONE, 'undo')).toBe('undo-too-late');
    expect(hall.ticket('a')?.state).toBe('missed');
  });

  it('never takes back a call, nor an end', () => {
    const hall = new Hall();
    hall.take('a');
    hall.at(ONE, 'call-next');
    expect(hall.at(ONE, 'undo')).toBe('undo-nothing');
    hall.at(ONE, 'start');
    hall.at(ONE, 'complete');
    expect(hall.at(ONE, 'undo')).toBe('undo-nothing');
    expect(hall.ticket('a')?.state).toBe('completed');
  });

  it('does nothing once the next customer was called or the ticket moved on', () => {
    const hall = new Hall();
    hall.take('a');
    hall.take('b');
    hall.at(ONE, 'call-next');
    hall.at(ONE, 'no-show');
    hall.do({ kind: 'return-ticket', ticketId: branded<TicketId>('a') });
    expect(hall.at(ONE, 'undo')).toBe('undo-nothing');
    hall.at(ONE, 'call-next');
    expect(hall.at(ONE, 'undo')).toBe('undo-nothing');
  });
});

describe('several services in one visit', () => {
  it('nobody is called to two counters at once', () => {
    const hall = new Hall();
    hall.take('a');
    hall.pass(1).take('b', { serviceId: ACCOUNT, visitId: branded<VisitId>('a') });
    hall.pass(1).take('c', { serviceId: ACCOUNT });
    hall.at(ONE, 'call-next');
    expect(hall.ticket('a')?.state).toBe('called');
    const three = branded<CounterId>('3');
    hall.at(three, 'call-next');
    expect(hall.ticket('c')?.state).toBe('called');
    hall.at(three, 'complete');
    expect(hall.at(three, 'call-next')).toBe('done');
    expect(hall.ticket('b')?.state).toBe('waiting');
    hall.at(ONE, 'complete');
    hall.at(three, 'call-next');
    expect(hall.ticket('b')?.state).toBe('called');
  });

  it('a visit that is not there is refused', () => {
    expect(new Hall().take('b', { visitId: branded<VisitId>('nobody') })).toBe('visit-unknown');
  });
});

describe('admission', () => {
  const hours = {
    weekly: {
      mon: [{ from: 540, to: 1020 }],
      tue: [],
      wed: [],
      thu: [],
      fri: [],
      sat: [],
      sun: [],
    },
    exceptions: [],
    lastTicketMinutes: 15,
  };

  it('gives numbers until shortly before closing', () => {
    const hall = new Hall({ ...demoBranch(), hours });
    expect(hall.take('a')).toBe('done');
    hall.now = NINE + 465 * MINUTE_MS;
    expect(hall.take('b')).toBe('last-ticket-over');
    expect(hall.at(ONE, 'call-next')).toBe('done');
    hall.now = NINE + 480 * MINUTE_MS;
    expect(hall.take('c')).toBe('branch-closed');
    expect(hall.state.tickets.size).toBe(1);
  });

  it('stops at the cap of a service and of a segment', () => {
    const senior = branded<SegmentId>('senior');
    const caps = [
      { serviceId: CASH, perDay: 2 },
      { segmentId: senior, perDay: 1 },
    ];
    const hall = new Hall({ ...demoBranch(), caps });
    expect(hall.take('a', { segmentId: senior })).toBe('done');
    expect(hall.take('b', { segmentId: senior, serviceId: ACCOUNT })).toBe('segment-cap-reached');
    expect(hall.take('c')).toBe('done');
    expect(hall.take('d')).toBe('service-cap-reached');
    expect(hall.take('e', { serviceId: ACCOUNT })).toBe('done');
  });
});

describe('the order and its reasons', () => {
  it('a booked customer stands where the booking says', () => {
    const hall = new Hall();
    hall.take('a');
    hall.pass(5).take('b', { orderKey: NINE - MINUTE_MS });
    hall.at(ONE, 'call-next');
    expect(hall.ticket('b')?.state).toBe('called');
  });

  it('a reserved counter leaves others waiting until they have waited long', () => {
    const [first, ...others] = demoBranch().counters;
    const reservation = { segmentId: branded<SegmentId>('vip'), untilWaitMinutes: 20 };
    if (!first) throw new Error('the demo branch has counters');
    const hall = new Hall({ ...demoBranch(), counters: [{ ...first, reservation }, ...others] });
    hall.take('a');
    hall.at(ONE, 'call-next');
    expect(hall.ticket('a')?.state).toBe('waiting');
    hall.pass(20).at(ONE, 'call-next');
    expect(hall.ticket('a')?.state).toBe('called');
  });

  it('tells who was served before, and why', () => {
    const hall = new Hall();
    hall.take('early');
    hall.pass(1).take('me');
    hall.pass(5).take('senior', { segmentId: branded<SegmentId>('senior') });
    hall.pass(1).take('chosen');
    for (const counter of [ONE, TWO]) hall.pass(1).at(counter, 'call-next');
    hall.at(ONE, 'complete');
    hall.do({
      kind: 'call-ticket',
      counterId: ONE,
      ticketId: branded<TicketId>('chosen'),
      reason: 'x',
    });
    const me = hall.ticket('me');
    const before = me && servedBefore(hall.state, hall.branch, me);
    expect(before?.map(({ number, reason }) => [number, reason.kind])).toEqual([
      ['A003', 'head-start'],
      ['A001', 'came-earlier'],
      ['A004', 'out-of-order'],
    ]);
  });
});
