import { arrivalProcess, type Gap } from './arrivals.ts';
import type { ArrivalStream } from './engine.ts';
import type { RunTicket } from './lines.ts';
import type { Policy } from './policy.ts';
import { type Random, sfc32 } from './random.ts';
import type { Scenario, StreamPlan } from './scenario.ts';

/** A customer of the simulator. What chance has in store is drawn on arrival, so that it does not depend on the rule. */
export interface SimTicket extends RunTicket {
  /** Minutes at a counter of speed 1. */
  readonly workMinutes: number;
  /** Does not come when called. */
  readonly absent: boolean;
  /** Later tickets of the same service called before it. */
  overtaken: number;
  /** What was announced on issue; only of those who had to wait, and only when somebody announces. */
  prediction: Prediction | undefined;
}

/** The minutes that were announced to one ticket. */
export interface Prediction {
  readonly mean: number;
  readonly p80: number;
  readonly p90: number;
  /** People waiting × rolling mean ÷ open counters: what the field prints. */
  readonly naive: number;
}

/** The streams of one replication; tickets are numbered from 1 across all of them. */
export function simStreams(
  scenario: Scenario,
  policy: Policy,
  replication: number,
): ArrivalStream<SimTicket>[] {
  const works = scenario.durations.map(workSource);
  let order = 0;
  return scenario.streams.map((plan, index) => {
    const seed = `${scenario.seed}/${replication}/${index}`;
    const gap = gaps(sfc32(`${seed}/arrivals`));
    const arriving = arrivalProcess(plan.arrivals, scenario.horizonMinutes, gap);
    arriving.restart(Number.NEGATIVE_INFINITY);
    const random = sfc32(`${seed}/customers`);
    const stream = {
      nextAt: arriving.next(),
      take: (): SimTicket => {
        const issuedAt = stream.nextAt;
        stream.nextAt = arriving.next();
        order += 1;
        const key = policy.keyOf(issuedAt, plan.segment);
        const workMinutes = works[plan.service]?.(random) ?? 0;
        const absent = random() < scenario.noShow.probability;
        return newTicket(plan, { issuedAt, order, key, workMinutes, absent });
      },
    };
    return stream;
  });
}

function gaps(random: Random): Gap {
  return () => -Math.log(random());
}

type Fate = Pick<SimTicket, 'issuedAt' | 'order' | 'key' | 'workMinutes' | 'absent'>;

function newTicket({ service, segment }: StreamPlan, fate: Fate): SimTicket {
  const { issuedAt, order, key, workMinutes, absent } = fate;
  return {
    serviceId: service,
    segment,
    issuedAt,
    order,
    key,
    yields: 0,
    workMinutes,
    absent,
    overtaken: 0,
    prediction: undefined,
  };
}

/** Durations of one service in order of arrival: drawn, or taken from the list in turn and from its start again. */
function workSource({ distribution, minutes }: Scenario['durations'][number]) {
  if (minutes === undefined) return (random: Random) => distribution.quantile(random());
  let count = -1;
  return (): number => {
    count += 1;
    return minutes[count % minutes.length] ?? 0;
  };
}
