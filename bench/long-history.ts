import Database from 'better-sqlite3';
import type { Branch } from '#core/branch/branch.ts';
import type {
  BusinessDay,
  CounterId,
  Language,
  SegmentId,
  ServiceId,
  TicketId,
} from '#core/branch/ids.ts';
import type { Ticket } from '#core/queue/ticket.ts';
import { branded } from '#core/shared/brand.ts';
import { type Random, sfc32 } from '#core/simulation/random.ts';
import { recordDay } from '#core/wait/day-record.ts';
import { tallyOf } from '#core/wait/wait-tally.ts';
import { newId, newPublicCode } from '#hub/access/ids.ts';
import { createAnnouncements } from '#hub/store/announcements.ts';
import { createEventLog } from '#hub/store/event-log.ts';
import { createHistory } from '#hub/store/history.ts';
import { openStore } from '#hub/store/store.ts';
import { createTickets } from '#hub/store/tickets.ts';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
const OPEN_MINUTES = 480;
/** Events of a ticket that was printed, called, served and completed. */
const EVENTS_PER_TICKET = 6;
const CACHE_KIB = 2_000_000;
/** The random codes of tickets touch every page of their index: the fewer commits, the fewer times it is written. */
const DAYS_PER_COMMIT = 60;

export interface LongHistory {
  readonly tickets: number;
  readonly days: number;
  /** Days whose events are still in the log; the older ones live on in tickets, announcements and summaries. */
  readonly eventDays: number;
  /** Local midnight of the day after the last, ms since the epoch. */
  readonly until: number;
}

/**
 * Fills a fresh database with years of business, by the store's own statements but without its promises: what is lost
 * in a power cut here can be made again.
 */
export function writeLongHistory(
  path: string,
  branch: Branch,
  { tickets, days, eventDays, until }: LongHistory,
  onDay: (done: number) => void,
): void {
  openStore(path).close();
  const db = new Database(path);
  for (const pragma of ['journal_mode = delete', 'journal_mode = memory', 'synchronous = 0']) {
    db.pragma(pragma);
  }
  db.pragma(`cache_size = ${-CACHE_KIB}`);
  const parts = {
    branch,
    random: sfc32('ten years'),
    tickets: createTickets(db),
    announcements: createAnnouncements(db),
    events: createEventLog(db),
    history: createHistory(db),
  };
  let seq = 0;
  const upTo = (day: number): number => Math.floor((day * tickets) / days);
  for (let day = 0; day < days; day += 1) {
    if (day % DAYS_PER_COMMIT === 0) db.exec('BEGIN');
    const count = upTo(day + 1) - upTo(day);
    const midnight = until - (days - day) * DAY_MS;
    const withEvents = days - day <= eventDays;
    seq = writeDay(parts, { midnight, count, withEvents }, seq);
    if ((day + 1) % DAYS_PER_COMMIT === 0 || day + 1 === days) db.exec('COMMIT');
    onDay(day + 1);
  }
  db.close();
}

interface Parts {
  readonly branch: Branch;
  readonly random: Random;
  readonly tickets: ReturnType<typeof createTickets>;
  readonly announcements: ReturnType<typeof createAnnouncements>;
  readonly events: ReturnType<typeof createEventLog>;
  readonly history: ReturnType<typeof createHistory>;
}

interface DayPlan {
  readonly midnight: number;
  readonly count: number;
  readonly withEvents: boolean;
}

function writeDay(parts: Parts, { midnight, count, withEvents }: DayPlan, first: number): number {
  const { branch, tickets, announcements, events, history } = parts;
  // Shanghai is ahead of Greenwich: noon there is the same date here.
  const businessDay = new Date(midnight + DAY_MS / 2).toISOString().slice(0, 10);
  let seq = first + 1;
  const opened = { name: 'dayOpened', at: midnight, businessDay, revision: 0 };
  const body = JSON.stringify({ ...opened, tickets: [], counters: [] });
  events.append({ seq, at: midnight, businessDay, name: 'dayOpened', body, public: body });
  const all = Array.from({ length: count }, (_, index) => {
    const issuedAt = midnight + (9 * 60 + (OPEN_MINUTES * index) / count) * MINUTE_MS;
    return servedTicket(parts, businessDay, index, Math.floor(issuedAt));
  });
  for (const ticket of all) {
    const ordinal = seq + 1;
    seq += EVENTS_PER_TICKET;
    tickets.insert(ticket, ordinal);
    announce(announcements, ticket, ordinal);
    if (withEvents) writeEvents(events, ticket, ordinal);
  }
  history.insert(businessDay, {
    learned: recordDay(branch, businessDay, all),
    waits: tallyOf(announcements.settledOn(businessDay)),
  });
  return seq;
}

function servedTicket(
  { branch, random }: Parts,
  businessDay: string,
  index: number,
  issuedAt: number,
): Ticket {
  const service = branch.services[index % branch.services.length];
  const counters = branch.counters.filter(({ services }) =>
    services.some(({ id }) => id === service?.id),
  );
  const sequence = Math.floor(index / branch.services.length) + 1;
  const calledAt = issuedAt + Math.floor(20 * random() * MINUTE_MS);
  const servingAt = calledAt + Math.floor(random() * MINUTE_MS);
  return {
    id: branded<TicketId>(newId(issuedAt)),
    number: `${service?.prefix}${String(sequence).padStart(3, '0')}`,
    sequence,
    serviceId: service?.id ?? branded<ServiceId>('cash'),
    segmentId: branch.segments[index % 3]?.id ?? branded<SegmentId>('ordinary'),
    state: 'completed',
    businessDay: branded<BusinessDay>(businessDay),
    issuedAt,
    publicCode: newPublicCode(),
    language: branded<Language>('zh'),
    calls: 1,
    returns: 0,
    hops: 0,
    yields: 0,
    printState: 'confirmed',
    everSent: true,
    version: EVENTS_PER_TICKET,
    calledAt,
    callReason: 'next',
    counterId: counters[index % counters.length]?.id ?? branded<CounterId>('1'),
    servingAt,
    endedAt: servingAt + Math.floor((1 + 12 * random()) * MINUTE_MS),
  };
}

function announce(announcements: Parts['announcements'], ticket: Ticket, ordinal: number): void {
  const { id, businessDay, serviceId, segmentId, issuedAt: at } = ticket;
  const seconds = { meanSeconds: 600, p50Seconds: 540, p80Seconds: 900, p90Seconds: 1140 };
  const wait = { shown: true, ...seconds, lowMinutes: 9, highMinutes: 20 } as const;
  announcements.insert({ ticket: ordinal, businessDay, serviceId, segmentId, at, wait });
  announcements.settle(id, 'called', ticket.calledAt ?? at);
}

/** One life after the other, so that a replay of the day finds each counter free. */
function writeEvents(events: Parts['events'], ticket: Ticket, ordinal: number): void {
  const { id: ticketId, number, serviceId, businessDay, counterId, issuedAt } = ticket;
  const facts = { ticketId, number, serviceId, state: 'waiting', version: 1, language: 'zh' };
  const told = JSON.stringify({ ...facts, kioskId: 'K1', at: new Date(issuedAt).toISOString() });
  const life = [
    { name: 'ticketIssued', ticket: freshTicket(ticket) },
    { name: 'printStateChanged', ticketId, printState: 'sent' },
    { name: 'printStateChanged', ticketId, printState: 'confirmed' },
    { name: 'ticketCalled', ticketId, counterId, reason: { kind: 'next' } },
    { name: 'ticketServing', ticketId, counterId },
    { name: 'ticketCompleted', ticketId, counterId },
  ];
  for (const [index, { name, ...rest }] of life.entries()) {
    const at = issuedAt + index;
    const body = JSON.stringify({ name, at, ...rest });
    events.append({ seq: ordinal + index, at, businessDay, name, body, public: told });
  }
}

function freshTicket(ticket: Ticket): Ticket {
  const {
    counterId: _c,
    calledAt: _a,
    callReason: _r,
    servingAt: _s,
    endedAt: _e,
    ...rest
  } = ticket;
  const { everSent: _p, ...fresh } = rest;
  return { ...fresh, state: 'waiting', calls: 0, printState: 'queued', version: 1 };
}
