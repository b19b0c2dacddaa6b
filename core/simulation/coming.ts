import { arrivalProcess } from './arrivals.ts';
import type { Day } from './chances.ts';
import type { ArrivalStream } from './engine.ts';
import type { ComingStream, FrozenState, FrozenTicket } from './frozen-state.ts';
import type { RunTicket } from './lines.ts';
import { combine, hashText, uniform } from './random.ts';

/** A ticket that is run forward. */
export interface AheadTicket extends RunTicket {
  /** Key of its own random numbers. */
  readonly draws: number;
  /** Where its waits are written, for those about whom somebody asks. */
  readonly waits: Float64Array | undefined;
}

/** Customers still to come, up to the minute after which they no longer matter. */
export interface ComingArrivals extends ArrivalStream<AheadTicket> {
  /** Begins the arrivals of a new replication. */
  begin(key: number, day: Day): void;
}

/**
 * Whom a look-ahead must let come: only those who may still pass one of the targets. Everybody later stands behind
 * them, and a counter that a target waits for never takes a ticket from behind.
 */
export function comingThatMatters(
  state: FrozenState,
  targets: readonly FrozenTicket[],
): ComingArrivals[] {
  const spread = penaltySpread(state);
  return state.coming.flatMap((source, index) => {
    let untilMinute = Number.NEGATIVE_INFINITY;
    for (const target of targets) {
      const ahead = state.policy.overtakeMinutes(target.segment, source.segment);
      untilMinute = Math.max(untilMinute, target.issuedAt + ahead + spread);
    }
    untilMinute = Math.min(untilMinute, state.untilMinute);
    return untilMinute <= state.now ? [] : [comingArrivals(source, untilMinute, index, state)];
  });
}

/** The most by which a secondary service can change who goes first, minutes. */
function penaltySpread(state: FrozenState): number {
  const penalties = state.counters.flatMap(({ plan }) =>
    plan.services.map((skill) => skill.penaltyMinutes),
  );
  return penalties.length === 0 ? 0 : Math.max(...penalties) - Math.min(...penalties);
}

/** Order of issue of those who come: behind everybody who waits, and of no two alike. */
const FIRST_COMING = 2 ** 40;
const ORDERS_PER_STREAM = 2 ** 20;

function comingArrivals(
  { arrivals, service, segment }: ComingStream,
  untilMinute: number,
  index: number,
  { policy, now }: FrozenState,
): ComingArrivals {
  const draws = hashText(`stream ${index}`);
  const first = FIRST_COMING + index * ORDERS_PER_STREAM;
  let key = 0;
  let drawn = 0;
  let count = 0;
  let factor = 1;
  const arriving = arrivalProcess(arrivals, untilMinute, () => {
    drawn += 1;
    return -Math.log(uniform(key, drawn)) / factor;
  });
  const stream: ComingArrivals = {
    nextAt: Number.POSITIVE_INFINITY,
    begin: (replicationKey, day) => {
      key = combine(draws, replicationKey);
      drawn = 0;
      count = 0;
      factor = day.arrivalFactor;
      arriving.restart(now);
      stream.nextAt = arriving.next();
    },
    take: () => {
      const issuedAt = stream.nextAt;
      stream.nextAt = arriving.next();
      count += 1;
      return {
        serviceId: service,
        segment,
        issuedAt,
        order: first + count,
        key: policy.keyOf(issuedAt, segment),
        yields: 0,
        draws: combine(draws, count),
        waits: undefined,
      };
    },
  };
  return stream;
}
