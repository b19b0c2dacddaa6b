import { NOTHING_BOOKABLE } from '#core/appointment/rules.ts';
import type { Branch, Counter, Service } from '#core/branch/branch.ts';
import type {
  BusinessDay,
  CounterId,
  Language,
  SegmentId,
  ServiceId,
  TicketId,
  ZoneId,
} from '#core/branch/ids.ts';
import { type CounterState, EMPTY_QUEUE, type QueueState } from '#core/queue/state.ts';
import type { Ticket } from '#core/queue/ticket.ts';
import { CERTAIN_DAY } from '#core/simulation/chances.ts';
import { deterministic } from '#core/simulation/distribution.ts';
import type { WaitModel } from '#core/wait/model.ts';

export const MINUTE = 60_000;
export const NOW = Date.UTC(2026, 2, 2, 3);

const ZONE = 'hall' as ZoneId;

export function service(id: string): Service {
  return {
    id: id as ServiceId,
    name: { zh: id, en: id },
    hint: { zh: id, en: id },
    prefix: id,
    firstNumber: 1,
    lastNumber: 999,
    digits: 3,
    zoneId: ZONE,
    icon: 'cash',
    nominalMinutes: 5,
    nominalVariation: 0.7,
  };
}

function desk(id: string, skills: string): Counter {
  const services = skills.split(' ').map((each) => ({ id: each as ServiceId, penaltyMinutes: 0 }));
  return { id: id as CounterId, label: id, zoneId: ZONE, services, initialState: 'closed' };
}

/** Services A, B and C; segments o (no credit) and vip (15 minutes); one counter for each skill list. */
export function branchWith(...skills: string[]): Branch {
  return {
    name: { zh: '支行', en: 'Branch' },
    timeZone: 'Asia/Shanghai',
    dayStartMinute: 0,
    services: [service('A'), service('B'), service('C')],
    segments: [
      { id: 'o' as SegmentId, name: { zh: '普通', en: 'Ordinary' }, creditMinutes: 0 },
      { id: 'vip' as SegmentId, name: { zh: '贵宾', en: 'VIP' }, creditMinutes: 15 },
    ],
    counters: skills.map((each, index) => desk(String(index + 1), each)),
    zones: [],
    kiosks: [],
    rules: { callLimit: 3, graceMinutes: 10, returnLimit: 2, yieldCalls: 2, undoSeconds: 10 },
    caps: [],
    appointments: NOTHING_BOOKABLE,
    ordinarySegmentId: 'o' as SegmentId,
  };
}

/** A ticket `A7` of service A; issued `ago` minutes before now. */
export function ticket(id: string, ago: number, parts: Partial<Ticket> = {}): Ticket {
  return {
    id: id as TicketId,
    number: id,
    sequence: Number(id.slice(1)),
    serviceId: id.slice(0, 1) as ServiceId,
    segmentId: 'o' as SegmentId,
    state: 'waiting',
    businessDay: '2026-03-02' as BusinessDay,
    issuedAt: NOW - ago * MINUTE,
    publicCode: id,
    language: 'zh' as Language,
    calls: 0,
    returns: 0,
    hops: 0,
    yields: 0,
    printState: 'confirmed',
    version: 1,
    ...parts,
  };
}

/** A ticket being served since `ago` minutes. */
export function served(id: string, ago: number): Ticket {
  return ticket(id, ago + 1, { state: 'serving', servingAt: NOW - ago * MINUTE });
}

interface Desk {
  readonly state?: CounterState;
  readonly with?: Ticket;
}

/** The queue with the given tickets waiting, in order of issue, and counters 1, 2, … as described. */
export function queueOf(desks: readonly Desk[], ...waiting: Ticket[]): QueueState {
  const atCounters = desks.flatMap((each) => (each.with ? [each.with] : []));
  const tickets = [...atCounters, ...waiting];
  return {
    ...EMPTY_QUEUE,
    businessDay: '2026-03-02' as BusinessDay,
    revision: 7,
    tickets: new Map(tickets.map((each) => [each.id, each])),
    counters: new Map(
      desks.map((each, index) => {
        const id = String(index + 1) as CounterId;
        const state = each.state ?? 'open';
        return [id, { id, state, ...(each.with && { ticketId: each.with.id }) }];
      }),
    ),
  };
}

/** Every service takes exactly 5 minutes, everybody comes at once, and nothing else happens. */
export const CLOCKWORK: WaitModel = {
  durations: { durationOf: () => deterministic(5) },
  noShow: { probability: 0, minutes: 0 },
  walkMinutes: 0,
  speeds: new Map(),
  breaks: [],
  arrivals: [],
  uncertainty: CERTAIN_DAY,
};
