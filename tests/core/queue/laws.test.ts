import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Branch } from '#core/branch/branch.ts';
import { decide } from '#core/queue/decide.ts';
import type { QueueEvent } from '#core/queue/event.ts';
import { evolve } from '#core/queue/evolve.ts';
import { isPrintOpen } from '#core/queue/print-state.ts';
import { EMPTY_QUEUE, type QueueState } from '#core/queue/state.ts';
import { isActive, isEnded, type Ticket } from '#core/queue/ticket.ts';
import { isFailureCode } from '#api/failures.ts';
import { demoBranch } from '#tests/support/hub-in-process.ts';
import { commandOf, type QueueStep, queueSteps } from '#tests/support/queue-steps.ts';

const RUNS = 300;
const DAY_MS = 24 * 60 * 60_000;
const branch = demoBranch();
/** 2026-03-02T09:00:00+08:00 */
const START = Date.UTC(2026, 2, 2, 1, 0, 0);

/** One step of a story, with the state on both sides of it. */
interface Moment {
  readonly before: QueueState;
  readonly after: QueueState;
  readonly events: readonly QueueEvent[];
  readonly now: number;
  readonly refusal: string | undefined;
}

function play(steps: readonly QueueStep[], of: Branch = branch): Moment[] {
  let state = EMPTY_QUEUE;
  let now = START;
  return steps.map((step, index) => {
    now += step.passMs;
    const before = state;
    const decision = decide(before, commandOf(step, before, of, `t${index}`), of, now);
    const events = decision.ok ? decision.value : [];
    state = evolve(before, events);
    return {
      before,
      after: state,
      events,
      now,
      refusal: decision.ok ? undefined : decision.error.code,
    };
  });
}

/** Holds `law` against many random stories. */
function ofStories(law: (steps: readonly QueueStep[]) => void, numRuns: number = RUNS): void {
  void fc.assert(fc.property(queueSteps, law), { numRuns });
}

/** Holds `law` against every moment of many random stories. */
function always(law: (moment: Moment) => void): void {
  ofStories((steps) => {
    for (const moment of play(steps)) law(moment);
  });
}

const snapshot = (state: QueueState) =>
  JSON.stringify([
    state.businessDay,
    state.revision,
    [...state.tickets],
    [...state.counters],
    [...state.lastNumbers],
  ]);

function ticketIdOf(event: QueueEvent): string[] {
  if (event.name === 'ticketIssued') return [event.ticket.id];
  return 'ticketId' in event ? [event.ticketId] : [];
}

/** What becomes of a paper is still written down after its ticket has ended. */
function withoutPaper(ticket: Ticket) {
  const { printState: _p, everSent: _s, sentIsFinal: _f, version: _v, ...rest } = ticket;
  return rest;
}

describe('laws of the queue', () => {
  it('what has ended stays ended', () => {
    always(({ before, after }) => {
      for (const ticket of before.tickets.values()) {
        const later = after.tickets.get(ticket.id);
        if (isEnded(ticket) && later) expect(withoutPaper(later)).toEqual(withoutPaper(ticket));
      }
    });
  });

  it('one customer at a counter, one counter for a customer', () => {
    always(({ after }) => {
      const held = [...after.counters.values()].flatMap(({ id, ticketId }) =>
        ticketId ? [[ticketId, id]] : [],
      );
      const active = [...after.tickets.values()].filter(isActive);
      expect(held.toSorted()).toEqual(
        active.map(({ id, counterId }) => [id, counterId]).toSorted(),
      );
    });
  });

  it('numbers of a day are contiguous and unique', () => {
    ofStories((steps) => {
      const issued = play(steps)
        .flatMap(({ events }) => events)
        .flatMap((event) => (event.name === 'ticketIssued' ? [event.ticket] : []));
      const series = new Map<string, number[]>();
      for (const { businessDay, number, sequence } of issued) {
        const name = `${businessDay} ${number[0]}`;
        series.set(name, [...(series.get(name) ?? []), sequence]);
      }
      for (const given of series.values()) expect(given).toEqual(given.map((_, at) => at + 1));
      const names = issued.map(({ businessDay, number }) => businessDay + number);
      expect(new Set(names).size).toBe(names.length);
    });
  });

  it('no series runs past its end', () => {
    const services = branch.services.map((service) => ({ ...service, lastNumber: 3 }));
    ofStories((steps) => {
      for (const { after, refusal, before } of play(steps, { ...branch, services })) {
        for (const { sequence } of after.tickets.values()) expect(sequence).toBeLessThanOrEqual(3);
        if (refusal === 'numbers-exhausted') expect([...before.lastNumbers.values()]).toContain(3);
      }
    });
  });

  it('every event is of its moment, so times never run backwards', () => {
    always(({ events, now }) => {
      for (const event of events) expect(event.at).toBe(now);
    });
  });

  it('a refusal changes nothing and has a number; a decision is the same when asked twice', () => {
    ofStories((steps) => {
      let state = EMPTY_QUEUE;
      let now = START;
      for (const [index, step] of steps.entries()) {
        now += step.passMs;
        const command = commandOf(step, state, branch, `t${index}`);
        const before = snapshot(state);
        const decision = decide(state, command, branch, now);
        expect(decide(state, command, branch, now)).toEqual(decision);
        expect(snapshot(state)).toBe(before);
        if (decision.ok) state = evolve(state, decision.value);
        else expect(isFailureCode(decision.error.code)).toBe(true);
      }
    });
  });

  it('the revision moves when a ticket or a counter changes, and only then', () => {
    always(({ before, after, events }) => {
      const changes = events.filter(({ name }) => name !== 'dayOpened').length;
      expect(after.revision - before.revision).toBe(changes);
    });
  });

  it('a version counts the events of its ticket', () => {
    ofStories((steps) => {
      const counts = new Map<string, number>();
      for (const { events, after } of play(steps)) {
        for (const id of events.flatMap(ticketIdOf)) counts.set(id, (counts.get(id) ?? 0) + 1);
        const versions = [...after.tickets.values()].map(({ id, version }) => [id, version]);
        expect(versions).toEqual(versions.map(([id]) => [id, counts.get(String(id))]));
      }
    });
  });

  it('the log of the day alone gives the state again', () => {
    ofStories((steps) => {
      const moments = play(steps);
      const events = moments.flatMap((moment) => moment.events);
      const opened = events.findLastIndex(({ name }) => name === 'dayOpened');
      const live = moments.at(-1)?.after;
      expect(evolve(EMPTY_QUEUE, events)).toEqual(live);
      expect(evolve(EMPTY_QUEUE, events.slice(opened))).toEqual(live);
    });
  });

  it('a clock set back opens no day that is over', () => {
    ofStories((steps) => {
      const moments = play(steps);
      const last = moments.at(-1);
      // In a story of refusals no day has opened yet.
      if (last?.after.businessDay === undefined) return;
      const decision = decide(last.after, { kind: 'pass-time' }, branch, last.now - 2 * DAY_MS);
      expect(decision.ok && decision.value.map(({ name }) => name)).not.toContain('dayOpened');
    });
  });

  it('nobody waits into the next day: only who is at a counter, or whose paper is under way, goes over', () => {
    always(({ before, events }) => {
      const at = events.findIndex(({ name }) => name === 'dayOpened');
      if (at < 0) return;
      const opened = evolve(before, events.slice(0, at + 1));
      const goesOver = (ticket: Ticket) => isActive(ticket) || isPrintOpen(ticket);
      const staying = [...before.tickets.values()].filter(goesOver).map(({ id }) => id);
      expect([...opened.tickets.keys()]).toEqual(staying);
      expect(opened.lastNumbers.size).toBe(0);
    });
  });
});
