import type { Branch } from '#core/branch/branch.ts';
import { localMinute } from '#core/branch/local-time.ts';
import type { Ticket } from '#core/queue/ticket.ts';
import { groupBy } from '#core/shared/group-by.ts';

const MINUTE_MS = 60_000;
const HOURS = 24;
/** Durations kept of each service and day: more of them would not change the shape that forty days draw. */
const KEPT_DURATIONS = 100;

/** Completed tickets of one counter and service, and the minutes they took. */
export interface CounterWork {
  readonly counterId: string;
  readonly serviceId: string;
  readonly served: number;
  readonly minutes: number;
}

/** Customers of one service and segment who joined the line, by hour of the local day. */
export interface HourlyArrivals {
  readonly serviceId: string;
  readonly segmentId: string;
  /** 24 counts. */
  readonly byHour: readonly number[];
}

/** How calls went: sums over a day. */
export interface CallRecord {
  readonly answered: number;
  readonly unanswered: number;
  /** From the call to the start, of those where it was measured. */
  readonly walked: number;
  readonly walkMinutes: number;
  /** From the call until the counter gave up, of those among the unanswered who never came back. */
  readonly givenUp: number;
  readonly givenUpMinutes: number;
}

/** What one business day teaches about a branch: small, and never more however busy the day was. Plain JSON. */
export interface DayRecord {
  readonly businessDay: string;
  /** Minutes at the counter by service, ascending. */
  readonly durations: Readonly<Record<string, readonly number[]>>;
  readonly work: readonly CounterWork[];
  readonly arrivals: readonly HourlyArrivals[];
  readonly calls: CallRecord;
}

/** Sums up the tickets of one business day; those of another day among them are left out. */
export function recordDay(
  branch: Pick<Branch, 'timeZone'>,
  businessDay: string,
  tickets: Iterable<Ticket>,
): DayRecord {
  const own = [...tickets].filter((ticket) => ticket.businessDay === businessDay);
  const served = own.flatMap(servedOf);
  return {
    businessDay,
    durations: durationsOf(served),
    work: workOf(served),
    arrivals: arrivalsOf(own, branch.timeZone),
    calls: callsOf(own),
  };
}

/** A service that was measured from its start to its end. */
export interface Served {
  readonly ticket: Ticket;
  readonly minutes: number;
}

/** Nothing for a ticket that was not served, or whose start nobody pressed. */
export function servedOf(ticket: Ticket): Served[] {
  const { state, servingAt, endedAt } = ticket;
  if (state !== 'completed' || servingAt === undefined || endedAt === undefined) return [];
  return endedAt > servingAt ? [{ ticket, minutes: (endedAt - servingAt) / MINUTE_MS }] : [];
}

function durationsOf(served: readonly Served[]): Record<string, number[]> {
  const byService = groupBy(served, ({ ticket }) => ticket.serviceId);
  return Object.fromEntries(
    [...byService].map(([id, own]) => [id, thinned(own.map(({ minutes }) => minutes))]),
  );
}

/** At most {@link KEPT_DURATIONS} values of the same mean and nearly the same shape: means of equal shares in order. */
export function thinned(values: readonly number[], most = KEPT_DURATIONS): number[] {
  const sorted = values.toSorted((a, b) => a - b);
  if (sorted.length <= most) return sorted.map(rounded);
  return Array.from({ length: most }, (_, index) => {
    const from = Math.floor((index * sorted.length) / most);
    const to = Math.floor(((index + 1) * sorted.length) / most);
    return rounded(sorted.slice(from, to).reduce((sum, value) => sum + value, 0) / (to - from));
  });
}

function rounded(minutes: number): number {
  return Math.round(minutes * 1000) / 1000;
}

function workOf(served: readonly Served[]): CounterWork[] {
  const byKind = groupBy(served, ({ ticket }) => `${ticket.counterId} ${ticket.serviceId}`);
  return [...byKind.values()].flatMap((own) => {
    const [first] = own;
    if (first?.ticket.counterId === undefined) return [];
    const { counterId, serviceId } = first.ticket;
    const minutes = total(own.map((each) => each.minutes));
    return [{ counterId, serviceId, served: own.length, minutes }];
  });
}

/** Who is served without having waited joins no line. */
function arrivalsOf(tickets: readonly Ticket[], timeZone: string): HourlyArrivals[] {
  const kinds = new Map<string, { serviceId: string; segmentId: string; byHour: number[] }>();
  const hourAt = hourReader(timeZone);
  for (const { serviceId, segmentId, issuedAt, callReason } of tickets) {
    if (callReason === 'walk-direct') continue;
    const name = `${serviceId} ${segmentId}`;
    const kind = kinds.get(name) ?? { serviceId, segmentId, byHour: noHours() };
    const hour = hourAt(issuedAt);
    kind.byHour[hour] = (kind.byHour[hour] ?? 0) + 1;
    kinds.set(name, kind);
  }
  return [...kinds.values()];
}

/** 24 zeros. */
export function noHours(): number[] {
  return Array.from({ length: HOURS }, () => 0);
}

const QUARTER_MS = 15 * MINUTE_MS;

/** Hour of the local day; time zones differ from each other by whole quarters, so one look serves a quarter. */
function hourReader(timeZone: string): (atMs: number) => number {
  const known = new Map<number, number>();
  return (atMs) => {
    const quarter = Math.floor(atMs / QUARTER_MS);
    const hour = known.get(quarter) ?? Math.floor(localMinute(timeZone, atMs) / 60);
    known.set(quarter, hour);
    return hour;
  };
}

/** Longer is no walk: the customer was parked in between, or nobody pressed start. */
const MOST_WALK_MINUTES = 5;

/** Each return tells of one unanswered call before it. */
function callsOf(tickets: readonly Ticket[]): CallRecord {
  const answered = tickets.filter(
    (t) => t.servingAt !== undefined && t.callReason !== 'walk-direct',
  );
  const walks = answered.flatMap((ticket) => {
    const minutes = minutesBetween(ticket.calledAt, ticket.servingAt);
    return servedOf(ticket).length > 0 && minutes <= MOST_WALK_MINUTES ? [minutes] : [];
  });
  const gone = tickets.filter((ticket) => ticket.state === 'no-show');
  const returns = tickets.reduce((sum, ticket) => sum + ticket.returns, 0);
  return {
    answered: answered.length,
    unanswered: gone.length + returns,
    walked: walks.length,
    walkMinutes: total(walks),
    givenUp: gone.length,
    givenUpMinutes: total(gone.map((ticket) => minutesBetween(ticket.calledAt, ticket.missedAt))),
  };
}

function minutesBetween(from: number | undefined, to: number | undefined): number {
  return from === undefined || to === undefined ? 0 : (to - from) / MINUTE_MS;
}

function total(minutes: readonly number[]): number {
  return rounded(minutes.reduce((sum, each) => sum + each, 0));
}
