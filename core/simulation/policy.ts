import {
  type Candidate,
  type Comparator,
  compareCandidates,
  headStartKey,
} from '#core/queue/dispatch.ts';

/** How waiting tickets are ordered, as a scenario names it; segments are counted from 0. */
export type PolicyRule =
  | { readonly type: 'fifo' }
  /** Segments from first to last; those not named come after them. */
  | { readonly type: 'strict'; readonly order: readonly number[] }
  /** Kleinrock's accumulating priority: waited minutes × the rate of the segment, highest first. */
  | { readonly type: 'accumulating'; readonly rates: readonly number[] }
  /** The rule of production: credits in minutes. */
  | { readonly type: 'head-start'; readonly credits: readonly number[] };

/** What a policy looks at: a candidate of dispatch and its segment. */
export interface RankedCandidate extends Candidate<number> {
  readonly segment: number;
}

/** A policy ready to run. Whatever it is, tickets of one service and one segment go in order of issue. */
export interface Policy {
  readonly compare: Comparator<number, RankedCandidate>;
  /**
   * Segments with the same number keep their order among each other for as long as they wait, so that tickets of one
   * service can stand in one sorted line.
   */
  lineOf(segment: number): number;
  /** The `key` of a ticket, minutes. */
  keyOf(issuedAt: number, segment: number): number;
  /** A `coming` ticket may pass a `waiting` one only if issued less than this many minutes after it. */
  overtakeMinutes(waiting: number, coming: number): number;
}

/** The policy of a rule. */
export function policyOf(rule: PolicyRule): Policy {
  switch (rule.type) {
    case 'fifo':
      return headStart(() => 0);
    case 'head-start':
      return headStart((segment) => rule.credits[segment] ?? 0);
    case 'strict':
      return strict((segment) => {
        const tier = rule.order.indexOf(segment);
        return tier < 0 ? rule.order.length : tier;
      });
    case 'accumulating':
      return accumulating((segment) => rule.rates[segment] ?? 0);
  }
}

function headStart(creditOf: (segment: number) => number): Policy {
  return {
    compare: compareCandidates,
    lineOf: () => 0,
    keyOf: (issuedAt, segment) => headStartKey(issuedAt, creditOf(segment), 1),
    overtakeMinutes: (waiting, coming) => creditOf(coming) - creditOf(waiting),
  };
}

function strict(tierOf: (segment: number) => number): Policy {
  return {
    compare: (a, b, penaltyA, penaltyB) => {
      const tier = tierOf(a.segment) - tierOf(b.segment);
      return tier !== 0 ? tier : compareCandidates(a, b, penaltyA, penaltyB);
    },
    lineOf: () => 0,
    keyOf: (issuedAt) => issuedAt,
    overtakeMinutes: (waiting, coming) => always(tierOf(coming) < tierOf(waiting)),
  };
}

function accumulating(rateOf: (segment: number) => number): Policy {
  const earned = (ticket: RankedCandidate, penalty: number, now: number): number =>
    rateOf(ticket.segment) * (now - ticket.key - penalty);
  return {
    compare: (a, b, penaltyA, penaltyB, now) => {
      const priority = earned(b, penaltyB, now) - earned(a, penaltyA, now);
      return priority !== 0 ? priority : a.order - b.order;
    },
    lineOf: (segment) => segment,
    keyOf: (issuedAt) => issuedAt,
    overtakeMinutes: (waiting, coming) => always(rateOf(coming) > rateOf(waiting)),
  };
}

function always(overtakes: boolean): number {
  return overtakes ? Number.POSITIVE_INFINITY : 0;
}
