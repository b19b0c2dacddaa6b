import { invariant } from '#core/shared/assert.ts';
import type { Policy, RankedCandidate } from './policy.ts';

/** A ticket inside a run. Times are minutes, services and segments are counted from 0. */
export interface RunTicket extends RankedCandidate {
  readonly issuedAt: number;
  yields: number;
}

/** Tickets of one service that keep their order while they wait, first to be called first. */
interface Line<T extends RunTicket> {
  /** Kept when the line empties: room that is asked for once is not asked for again. */
  readonly tickets: T[];
  /** Those in [next, end) wait. */
  next: number;
  end: number;
  /** Those of the beginning of the run, who are there again after a rewind. */
  kept: readonly T[];
  /** Where its head stands among the heads. */
  slot: number;
}

/**
 * Everybody who waits. Only the head of a line can be called next, so dispatch looks at a handful of heads and never
 * at the crowd behind them. A ticket that yields after its return stands alone in a line of its own.
 */
export interface Lines<T extends RunTicket> {
  readonly policy: Policy;
  readonly segmentCount: number;
  readonly heads: T[];
  readonly byKind: readonly Line<T>[];
  readonly yielding: Map<T, Line<T>>;
}

export function emptyLines<T extends RunTicket>(
  policy: Policy,
  serviceCount: number,
  segmentCount: number,
): Lines<T> {
  const byKind = Array.from({ length: serviceCount * segmentCount }, () => newLine<T>());
  return { policy, segmentCount, heads: [], byKind, yielding: new Map() };
}

function newLine<T extends RunTicket>(): Line<T> {
  return { tickets: [], next: 0, end: 0, kept: [], slot: 0 };
}

/** Makes everybody who waits now the beginning that {@link rewindLines} comes back to. */
export function keepLines<T extends RunTicket>(lines: Lines<T>): void {
  for (const line of lines.byKind) {
    line.kept = line.tickets.slice(line.next, line.end);
  }
}

/** Back to the beginning: those who were kept wait again, but for the yielding, whose count has run. */
export function rewindLines<T extends RunTicket>(lines: Lines<T>): void {
  lines.heads.length = 0;
  lines.yielding.clear();
  for (const line of lines.byKind) {
    line.next = 0;
    line.end = 0;
    for (const ticket of line.kept) {
      line.tickets[line.end] = ticket;
      line.end += 1;
    }
    const head = line.kept[0];
    if (head !== undefined) line.slot = lines.heads.push(head) - 1;
  }
}

/** Puts a ticket into its line, behind everybody who goes before it. */
export function join<T extends RunTicket>(lines: Lines<T>, ticket: T): void {
  const line = ticket.yields > 0 ? newLine<T>() : lineOf(lines, ticket);
  if (ticket.yields > 0) lines.yielding.set(ticket, line);
  let place = line.end;
  for (; place > line.next; place -= 1) {
    const before = line.tickets[place - 1];
    if (before === undefined || goesBefore(lines, before, ticket)) break;
    line.tickets[place] = before;
  }
  line.tickets[place] = ticket;
  line.end += 1;
  if (place > line.next) return;
  if (line.end === line.next + 1) line.slot = lines.heads.push(ticket) - 1;
  else lines.heads[line.slot] = ticket;
}

/** Within a service every counter adds the same penalty, so none is needed; nor does the order depend on the time. */
function goesBefore<T extends RunTicket>({ policy }: Lines<T>, a: T, b: T): boolean {
  return policy.compare(a, b, 0, 0, 0) < 0;
}

/** Takes a head out: the next of its line steps up, and those who yield to its service have one call less to let pass. */
export function leave<T extends RunTicket>(lines: Lines<T>, ticket: T): void {
  const line = lineOf(lines, ticket);
  line.next += 1;
  const follower = line.next < line.end ? line.tickets[line.next] : undefined;
  if (follower !== undefined) lines.heads[line.slot] = follower;
  else removeHead(lines, line, ticket);
  if (lines.yielding.size > 0) passYielding(lines, ticket);
}

function lineOf<T extends RunTicket>(lines: Lines<T>, ticket: T): Line<T> {
  const own = lines.yielding.size > 0 ? lines.yielding.get(ticket) : undefined;
  const line =
    own ??
    lines.byKind[ticket.serviceId * lines.segmentCount + lines.policy.lineOf(ticket.segment)];
  invariant(line, 'a ticket has a service and a segment of the run');
  return line;
}

/** The last head moves into the gap, so that the heads stay side by side. */
function removeHead<T extends RunTicket>(lines: Lines<T>, line: Line<T>, ticket: T): void {
  line.next = 0;
  line.end = 0;
  const last = lines.heads.pop();
  if (last === undefined || last === ticket) return;
  lines.heads[line.slot] = last;
  lineOf(lines, last).slot = line.slot;
}

function passYielding<T extends RunTicket>(lines: Lines<T>, called: T): void {
  lines.yielding.delete(called);
  for (const ticket of lines.yielding.keys()) {
    if (ticket.serviceId === called.serviceId && ticket.yields > 0) ticket.yields -= 1;
  }
}

/** Everybody who waits for a service. */
export function waitingFor<T extends RunTicket>(lines: Lines<T>, serviceId: number): T[] {
  const first = serviceId * lines.segmentCount;
  const own = [...lines.yielding.entries()].filter(([ticket]) => ticket.serviceId === serviceId);
  return [
    ...lines.byKind.slice(first, first + lines.segmentCount),
    ...own.map(([, line]) => line),
  ].flatMap((line) => line.tickets.slice(line.next, line.end));
}

/** Counts, for each who waits for the service of `called` and came earlier, that it was passed once more. */
export function countOvertaking<T extends RunTicket & { overtaken: number }>(
  lines: Lines<T>,
  called: T,
): void {
  const first = called.serviceId * lines.segmentCount;
  for (let index = first; index < first + lines.segmentCount; index += 1) {
    const line = lines.byKind[index];
    for (let place = line?.next ?? 0; place < (line?.end ?? 0); place += 1) {
      const ticket = line?.tickets[place];
      if (ticket !== undefined && ticket.order < called.order) ticket.overtaken += 1;
    }
  }
}
