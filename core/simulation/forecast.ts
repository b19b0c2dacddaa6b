import { ok, type Result } from '#core/shared/result.ts';
import { CERTAIN_DAY, USUAL_DAY } from './chances.ts';
import { Field, type Problem } from './field.ts';
import type { Engagement, FrozenCounter, FrozenState, FrozenTicket } from './frozen-state.ts';
import { lookAhead } from './look-ahead.ts';
import { parseIndex } from './parse-parts.ts';
import { policyOf } from './policy.ts';
import { ascending, deviationOf, meanOf, quantileOf } from './quantile.ts';
import { firstProblem, type HallRules, isServed, parseRules, parseStreams } from './scenario.ts';

/** A frozen state and the one ticket whose wait is asked for. */
export interface ForecastRequest {
  readonly state: FrozenState;
  readonly target: FrozenTicket;
  readonly seed: string;
  readonly replications: number;
}

/** Distribution of the minutes from now until the target is called. */
export interface Forecast {
  readonly meanMinutes: number;
  readonly sdMinutes: number;
  readonly p50Minutes: number;
  readonly p80Minutes: number;
  readonly p90Minutes: number;
  readonly p95Minutes: number;
}

const DEFAULT_REPLICATIONS = 200;

export function forecast({ state, target, seed, replications }: ForecastRequest): Forecast {
  const [waits] = lookAhead(state, [target], { seed, replications });
  const sorted = ascending(waits ?? []);
  return {
    meanMinutes: meanOf(sorted),
    sdMinutes: sorted.length > 1 ? deviationOf(sorted) : 0,
    p50Minutes: quantileOf(sorted, 0.5),
    p80Minutes: quantileOf(sorted, 0.8),
    p90Minutes: quantileOf(sorted, 0.9),
    p95Minutes: quantileOf(sorted, 0.95),
  };
}

/** Reads a frozen state of contract.md from parsed JSON; the first thing that is wrong with it otherwise. */
export function parseForecast(json: unknown): Result<ForecastRequest, Problem> {
  const root = new Field(json);
  const rules = parseRules(root);
  const now = root.at('nowMinutes').number({}, 0);
  const target = parseTicket(root.at('target'), 'target', rules, now);
  const future = root.at('futureArrivals').boolean(false);
  const others = root.at('waiting').optionalList();
  const state: FrozenState = {
    now,
    policy: policyOf(rules.policy),
    segmentCount: rules.segments.length,
    chances: {
      durations: rules.durations.map(({ distribution }) => distribution),
      noShow: rules.noShow,
      walkMinutes: rules.walkMinutes,
    },
    counters: root
      .at('counters')
      .optionalList()
      .flatMap((field, index) => {
        const plan = rules.counters[index];
        return plan === undefined ? [] : [parseFrozenCounter(field, plan, rules)];
      }),
    waiting: [
      ...others.map((ticket, index) => parseTicket(ticket, `waiting ${index}`, rules, now)),
      target,
    ],
    coming: future ? parseStreams(root.at('streams'), rules) : [],
    untilMinute: root.at('horizonMinutes').number({}, Number.POSITIVE_INFINITY),
    day: root.at('dayUncertainty').boolean(false) ? USUAL_DAY : CERTAIN_DAY,
  };
  if (!isServed(rules, target.service)) root.at('target').refuse('is served by no counter');
  const seed = root.at('seed').label('1');
  const replications = root
    .at('replications')
    .number({ min: 1, integer: true }, DEFAULT_REPLICATIONS);
  return firstProblem(root) ?? ok({ state, target, seed, replications });
}

function parseTicket(field: Field, id: string, rules: HallRules, now: number): FrozenTicket {
  const order = field.at('number').number({});
  return {
    id,
    service: parseIndex(field.at('service'), rules.services, 'service'),
    segment: parseIndex(field.at('segment'), rules.segments, 'segment'),
    issuedAt: field.at('issuedAtMinutes').number({ max: now }, now),
    order,
    yields: 0,
  };
}

function parseFrozenCounter(
  field: Field,
  plan: FrozenCounter['plan'],
  rules: HallRules,
): FrozenCounter {
  const serving = field.at('serving');
  return serving.isAbsent ? { plan } : { plan, engagement: parseServing(serving, plan.id, rules) };
}

function parseServing(serving: Field, counterId: string, rules: HallRules): Engagement {
  const remaining = serving.at('remainingMinutes');
  if (!remaining.isAbsent) return { kind: 'known', remainingMinutes: remaining.number({ min: 0 }) };
  return {
    kind: 'serving',
    ticketId: `at counter ${counterId}`,
    service: parseIndex(serving.at('service'), rules.services, 'service'),
    elapsedMinutes: serving.at('elapsedMinutes').number({ min: 0 }),
  };
}
