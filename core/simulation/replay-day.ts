import type { Branch } from '#core/branch/branch.ts';
import {
  type ArrivalStream,
  type CounterPlan,
  newHall,
  rewindHall,
  run,
  type Skill,
} from './engine.ts';
import { countOvertaking, type RunTicket } from './lines.ts';
import { type PolicyRule, policyOf } from './policy.ts';
import type { RecordedDay, RecordedVisit } from './recorded-day.ts';
import { addWait, newTally, summaryOf, type WaitSummary } from './tally.ts';

/** Rules under which a recorded day is run again. */
export interface DayRules {
  readonly policy: PolicyRule;
  readonly counters: readonly CounterPlan[];
}

/** How one customer fared: minutes from issue to the first call. */
export interface Fate {
  readonly visit: RecordedVisit;
  readonly waitMinutes: number;
  /** Later tickets of the same service called before this one. */
  readonly overtaken: number;
}

/** The rules of the recorded day: the branch's credits, its counters, and their absences of that day. */
export function rulesOfDay(
  branch: Pick<Branch, 'segments' | 'services' | 'counters'>,
  day: RecordedDay,
): DayRules {
  return {
    policy: { type: 'head-start', credits: branch.segments.map((each) => each.creditMinutes) },
    counters: branch.counters.map(({ id, services }) => ({
      id,
      services: skillsOf(branch, services),
      speed: 1,
      breaks: day.absences.get(id) ?? [],
    })),
  };
}

/** Skills as a run knows them; a service that the branch does not have is none. */
export function skillsOf(
  branch: Pick<Branch, 'services'>,
  services: readonly { readonly id: string; readonly penaltyMinutes: number }[],
): Skill[] {
  return services.flatMap(({ id, penaltyMinutes }) => {
    const service = branch.services.findIndex((each) => each.id === id);
    return service < 0 ? [] : [{ service, penaltyMinutes }];
  });
}

/** How it was: the waits as recorded. */
export function recordedFates({ visits }: RecordedDay): Fate[] {
  return visits
    .filter(({ isFirst }) => isFirst)
    .map((visit) => ({
      visit,
      waitMinutes: visit.calledMinute - visit.joinedMinute,
      overtaken: visits.filter(
        (other) =>
          other.serviceId === visit.serviceId &&
          other.order > visit.order &&
          other.calledMinute < visit.calledMinute,
      ).length,
    }));
}

interface DayTicket extends RunTicket {
  readonly visit: RecordedVisit;
  overtaken: number;
}

/**
 * Runs the day again: the same customers at the same minutes, each as long at a counter as they were, under other
 * rules. Who came back or was transferred joins the line when they did. Those never called are not among the fates.
 */
export function replayDay(
  branch: Pick<Branch, 'segments' | 'services'>,
  day: RecordedDay,
  { policy: rule, counters }: DayRules,
): Fate[] {
  const policy = policyOf(rule);
  const fates: Fate[] = [];
  // One more for a segment that the branch does not have: it gets no credit.
  const segmentCount = branch.segments.length + 1;
  const hall = newHall<DayTicket>(counters, policy, branch.services.length, segmentCount);
  rewindHall(hall, 0);
  run(hall, {
    streams: [arrivals(branch, day, policy.keyOf)],
    occupancyMinutes: ({ visit }) => visit.occupancyMinutes,
    onCall: (ticket) => {
      countOvertaking(hall.lines, ticket);
      const { visit, overtaken } = ticket;
      const waitMinutes = hall.now - visit.joinedMinute;
      if (visit.isFirst) fates.push({ visit, waitMinutes, overtaken });
      return false;
    },
  });
  return fates;
}

function arrivals(
  branch: Pick<Branch, 'segments' | 'services'>,
  { visits }: RecordedDay,
  keyOf: (issuedAt: number, segment: number) => number,
): ArrivalStream<DayTicket> {
  const tickets = visits
    .toSorted((a, b) => a.joinedMinute - b.joinedMinute || a.order - b.order)
    .flatMap((visit) => {
      const serviceId = branch.services.findIndex(({ id }) => id === visit.serviceId);
      const known = branch.segments.findIndex(({ id }) => id === visit.segmentId);
      const segment = known < 0 ? branch.segments.length : known;
      if (serviceId < 0) return [];
      const { issueMinute: issuedAt, order, yields } = visit;
      const key = keyOf(issuedAt, segment);
      return [{ serviceId, segment, issuedAt, order, yields, key, visit, overtaken: 0 }];
    });
  let index = 0;
  const nextAt = () => tickets[index]?.visit.joinedMinute ?? Number.POSITIVE_INFINITY;
  const stream = {
    nextAt: nextAt(),
    take: (): DayTicket => {
      const ticket = tickets[index];
      if (!ticket) throw new Error('nobody comes any more');
      index += 1;
      stream.nextAt = nextAt();
      return ticket;
    },
  };
  return stream;
}

/** How a day went under some rules. */
export interface DayOutcome {
  readonly all: WaitSummary;
  readonly segments: Readonly<Record<string, WaitSummary>>;
  readonly services: Readonly<Record<string, WaitSummary>>;
}

export function outcomeOf(
  branch: Pick<Branch, 'segments' | 'services'>,
  fates: readonly Fate[],
): DayOutcome {
  const of = (pick: (visit: RecordedVisit) => boolean): WaitSummary => {
    const tally = newTally();
    for (const { visit, waitMinutes, overtaken } of fates) {
      if (pick(visit)) addWait(tally, waitMinutes, overtaken);
    }
    return summaryOf(tally);
  };
  const each = (ids: readonly string[], idOf: (visit: RecordedVisit) => string) =>
    Object.fromEntries(ids.map((id) => [id, of((visit) => idOf(visit) === id)]));
  return {
    all: of(() => true),
    segments: each(
      branch.segments.map(({ id }) => id),
      (visit) => visit.segmentId,
    ),
    services: each(
      branch.services.map(({ id }) => id),
      (visit) => visit.serviceId,
    ),
  };
}
