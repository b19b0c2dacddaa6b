import { type Accuracy, accuracyOf, compare, newScore, type Score } from './accuracy.ts';
import { type Beliefs, knowing, predict } from './announcer.ts';
import { type Course, type Desk, type Hall, newHall, rewindHall, run } from './engine.ts';
import { countOvertaking } from './lines.ts';
import { naiveWait, newRolling, rememberDuration } from './naive.ts';
import type { Names } from './parse-parts.ts';
import { policyOf } from './policy.ts';
import type { Scenario } from './scenario.ts';
import { type SimTicket, simStreams } from './sim-ticket.ts';
import {
  addWait,
  endReplication,
  newTally,
  summaryOf,
  type Tally,
  type WaitSummary,
} from './tally.ts';

/** One call, in the order of calls. */
export interface TraceLine {
  /** Number by arrival, from 1. */
  readonly ticket: number;
  readonly counter: string;
  readonly callMinute: number;
}

/** What contract.md promises of a simulation. */
export interface SimulationReport {
  readonly segments: Readonly<Record<string, WaitSummary>>;
  readonly services: Readonly<Record<string, WaitSummary>>;
  readonly announced?: Accuracy;
  /** Calls of the first replication, warm-up included. */
  readonly trace?: readonly TraceLine[];
}

/** Where a run writes what it sees. */
interface Notes {
  readonly segments: readonly Tally[];
  readonly services: readonly Tally[];
  readonly score: Score;
  readonly trace: TraceLine[];
}

/**
 * Runs a scenario. The same scenario gives the same report.
 *
 * @param beliefs what the announcer believes; that the scenario is true, unless told otherwise
 */
export function simulate(
  scenario: Scenario,
  beliefs: Beliefs = knowing(scenario),
): SimulationReport {
  const notes: Notes = {
    segments: scenario.segments.map(newTally),
    services: scenario.services.map(newTally),
    score: newScore(),
    trace: [],
  };
  for (let replication = 0; replication < scenario.replications; replication += 1) {
    replicate(scenario, replication, beliefs, notes);
    for (const tally of [...notes.segments, ...notes.services]) endReplication(tally);
  }
  return {
    segments: summaries(scenario.segments, notes.segments),
    services: summaries(scenario.services, notes.services),
    ...(scenario.announce && { announced: accuracyOf(notes.score) }),
    ...(scenario.trace && { trace: notes.trace }),
  };
}

function summaries(names: Names, tallies: readonly Tally[]): Record<string, WaitSummary> {
  return Object.fromEntries(
    names.flatMap((name, index) => {
      const tally = tallies[index];
      return tally === undefined ? [] : [[name, summaryOf(tally)]];
    }),
  );
}

function replicate(scenario: Scenario, replication: number, beliefs: Beliefs, notes: Notes): void {
  const policy = policyOf(scenario.policy);
  const { counters, services, segments, noShow, walkMinutes } = scenario;
  const hall = newHall<SimTicket>(counters, policy, services.length, segments.length);
  rewindHall(hall, 0);
  const course: Course<SimTicket> = {
    streams: simStreams(scenario, policy, replication),
    occupancyMinutes: (ticket, { plan }) =>
      ticket.absent ? noShow.minutes : walkMinutes + ticket.workMinutes / plan.speed,
    onCall: (ticket, desk) => {
      note(hall, ticket, scenario, notes);
      if (scenario.trace && replication === 0) notes.trace.push(lineOf(ticket, desk, hall.now));
      return false;
    },
  };
  const seed = `${scenario.seed}/${replication}/announcer`;
  run(hall, scenario.announce ? announcing(course, hall, scenario, beliefs, seed) : course);
}

function note(hall: Hall<SimTicket>, ticket: SimTicket, scenario: Scenario, notes: Notes): void {
  countOvertaking(hall.lines, ticket);
  if (ticket.issuedAt < scenario.warmupMinutes) return;
  const wait = hall.now - ticket.issuedAt;
  const { segment, serviceId, overtaken, prediction } = ticket;
  if (prediction !== undefined) compare(notes.score, prediction, wait);
  if (ticket.absent) return;
  const [ofSegment, ofService] = [notes.segments[segment], notes.services[serviceId]];
  if (ofSegment !== undefined) addWait(ofSegment, wait, overtaken);
  if (ofService !== undefined) addWait(ofService, wait, overtaken);
}

function lineOf({ order }: SimTicket, { plan }: Desk<SimTicket>, callMinute: number): TraceLine {
  return { ticket: order, counter: plan.id, callMinute };
}

/** The same course with somebody who tells each delayed ticket, on issue, how long it will take. */
function announcing(
  course: Course<SimTicket>,
  hall: Hall<SimTicket>,
  scenario: Scenario,
  beliefs: Beliefs,
  seed: string,
): Course<SimTicket> {
  const rolling = newRolling(scenario);
  return {
    ...course,
    onDelay: (ticket) => {
      if (ticket.issuedAt < scenario.warmupMinutes) return;
      ticket.prediction = {
        ...predict(hall, ticket, scenario, beliefs, seed),
        naive: naiveWait(hall, ticket, scenario, rolling),
      };
    },
    onRelease: (desk) => rememberDuration(rolling, desk),
  };
}
