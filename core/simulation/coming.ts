import { arrivalTimes } from './arrivals.ts';
import type { Day } from './chances.ts';
import type { ArrivalStream } from './engine.ts';
import type { ComingStream, FrozenState, FrozenTicket } from './frozen-state.ts';
import type { RunTicket } from './lines.ts';
import { combine, hashText, sequence } from './random.ts';

/** A ticket that is run forward. */
export interface AheadTicket extends RunTicket {
  /** Key of its own random numbers. */
  readonly draws: number;
  /** Where its waits are written, for those about whom somebody asks. */
  readonly waits: Float64Array | undefined;
}

/** Customers still to come, up to the minute after which they no longer matter. */
export interface Stream {
  readonly source: ComingStream;
  readonly untilMinute: number;
  readonly draws: number;
}

/**
 * Whom a look-ahead must let come: only those who may still pass one of the targets. Everybody later stands behind
 * them, and a counter that a target waits for never takes a ticket from behind.
 */
export function streamsThatMatter(state: FrozenState, targets: readonly FrozenTicket[]): Stream[] {
  const spread = penaltySpread(state);
  return state.coming.flatMap((source, index) => {
    let untilMinute = Number.NEGATIVE_INFINITY;
    for (const target of targets) {
      const ahead = state.policy.overtakeMinutes(target.segment, source.segment);
      untilMinute = Math.max(untilMinute, target.issuedAt + ahead + spread);
    }
    untilMinute = Math.min(untilMinute, state.untilMinute);
    if (untilMinute <= state.now) return [];
    return [{ source, untilMinute, draws: hashText(`stream ${index}`) }];
  });
}

/** The most by which a secondary service can change who goes first, minutes. */
function penaltySpread(state: FrozenState): number {
  const penalties = state.counters.flatMap(({ plan }) =>
    plan.services.map((skill) => skill.penaltyMinutes),
  );
  return penalties.length === 0 ? 0 : Math.max(...penalties) - Math.min(...penalties);
}

/** Order of issue of the first who comes: behind everybody who waits. */
const FIRST_COMING = 2 ** 40;

/** The streams of one replication. */
export function coming(
  streams: readonly Stream[],
  state: FrozenState,
  day: Day,
  key: number,
): ArrivalStream<AheadTicket>[] {
  let order = FIRST_COMING;
  return streams.map(({ source, untilMinute, draws }) => {
    const random = sequence(combine(draws, key));
    const { arrivals, service, segment } = source;
    const next = arrivalTimes(arrivals, state.now, untilMinute, random, day.arrivalFactor);
    let count = 0;
    const stream = {
      nextAt: next(),
      take: (): AheadTicket => {
        const issuedAt = stream.nextAt;
        stream.nextAt = next();
        count += 1;
        order += 1;
        return {
          serviceId: service,
          segment,
          issuedAt,
          order,
          key: state.policy.keyOf(issuedAt, segment),
          yields: 0,
          draws: combine(draws, count),
          waits: undefined,
        };
      },
    };
    return stream;
  });
}
