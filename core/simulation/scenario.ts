import { err, ok, type Result } from '#core/shared/result.ts';
import type { Arrivals } from './arrivals.ts';
import type { NoShow } from './chances.ts';
import type { CounterPlan } from './engine.ts';
import { Field, type Problem } from './field.ts';
import {
  type Names,
  parseArrivals,
  parseCounter,
  parseDuration,
  parseIndex,
  parseNoShow,
  parsePolicy,
  type ServiceDuration,
} from './parse-parts.ts';
import type { PolicyRule } from './policy.ts';

/** The rules of a hall, as scenarios and frozen states share them. */
export interface HallRules {
  readonly services: Names;
  readonly segments: Names;
  /** By service. */
  readonly durations: readonly ServiceDuration[];
  readonly policy: PolicyRule;
  readonly noShow: NoShow;
  readonly walkMinutes: number;
  readonly counters: readonly CounterPlan[];
}

/** Customers of one service and one segment. */
export interface StreamPlan {
  readonly service: number;
  readonly segment: number;
  readonly arrivals: Arrivals;
}

/** A day to be run, many times. */
export interface Scenario extends HallRules {
  readonly seed: string;
  readonly replications: number;
  readonly horizonMinutes: number;
  readonly warmupMinutes: number;
  readonly streams: readonly StreamPlan[];
  readonly announce: boolean;
  readonly trace: boolean;
}

/** Reads a scenario of contract.md from parsed JSON; the first thing that is wrong with it otherwise. */
export function parseScenario(json: unknown): Result<Scenario, Problem> {
  const root = new Field(json);
  const rules = parseRules(root);
  const streams = parseStreams(root.at('streams'), rules);
  const scenario: Scenario = {
    ...rules,
    seed: root.at('seed').label('1'),
    replications: root.at('replications').number({ min: 1, integer: true }, 1),
    horizonMinutes: root.at('horizonMinutes').number({ above: 0 }),
    warmupMinutes: root.at('warmupMinutes').number({ min: 0 }, 0),
    streams,
    announce: root.at('announce').boolean(false),
    trace: root.at('trace').boolean(false),
  };
  return firstProblem(root) ?? ok(scenario);
}

/** What a document's parser ends with: the refusal, if anything was wrong. */
export function firstProblem(root: Field): Result<never, Problem> | undefined {
  const problem = root.problems[0];
  return problem && err(problem);
}

export function parseRules(root: Field): HallRules {
  const services = root.at('services').entries();
  const segments = root.at('segments').entries();
  const serviceNames = services.map(([name]) => name);
  const segmentNames = segments.map(([name]) => name);
  const credits = segments.map(([, segment]) => segment.at('creditMinutes').number({}, 0));
  return {
    services: serviceNames,
    segments: segmentNames,
    durations: services.map(([, service]) => parseDuration(service.at('duration'))),
    policy: parsePolicy(root.at('policy'), segmentNames, credits),
    noShow: parseNoShow(root.at('noShow')),
    walkMinutes: root.at('walkMinutes').number({ min: 0 }, 0),
    counters: parseCounters(root.at('counters'), serviceNames),
  };
}

function parseCounters(field: Field, services: Names): CounterPlan[] {
  const seen = new Set<string>();
  return field.list().map((each) => {
    const counter = parseCounter(each, services);
    if (seen.has(counter.id)) each.at('id').refuse('is the id of another counter too');
    seen.add(counter.id);
    return counter;
  });
}

/** Streams; one for which no counter works would wait for ever, and is refused. */
export function parseStreams(field: Field, rules: HallRules): StreamPlan[] {
  return field.list().map((stream) => {
    const service = parseIndex(stream.at('service'), rules.services, 'service');
    if (!isServed(rules, service)) stream.at('service').refuse('is served by no counter');
    return {
      service,
      segment: parseIndex(stream.at('segment'), rules.segments, 'segment'),
      arrivals: parseArrivals(stream.at('arrivals')),
    };
  });
}

export function isServed(rules: HallRules, service: number): boolean {
  return rules.counters.some((counter) =>
    counter.services.some((skill) => skill.service === service),
  );
}
