import { describe, expect, it } from 'vitest';
import type { Branch } from '#core/branch/branch.ts';
import type { CounterId, SegmentId, ServiceId, TicketId } from '#core/branch/ids.ts';
import type { QueueState } from '#core/queue/state.ts';
import { type AnnounceContext, announceAll, announceWait } from '#core/wait/announce.ts';
import { nominalModel, type WaitModel } from '#core/wait/model.ts';
import { branchWith, CLOCKWORK, MINUTE, NOW, queueOf, served, ticket } from './hall.ts';

const BRANCH = branchWith('A', 'A');

function context(state: QueueState, model: WaitModel = CLOCKWORK, branch: Branch = BRANCH) {
  return { state, branch, model, now: NOW, seed: '2026-03-02' } satisfies AnnounceContext;
}

function waitOf(id: string, state: QueueState, model?: WaitModel, branch?: Branch) {
  return announceWait(context(state, model, branch), { ticketId: id as TicketId });
}

const newcomer = (segmentId = 'o', serviceId = 'A') => ({
  newTicket: { serviceId: serviceId as ServiceId, segmentId: segmentId as SegmentId },
});

/** An announcement without chance: all quantiles are the same. */
function exactly(minutes: number, lowMinutes: number, highMinutes: number) {
  const seconds = minutes * 60;
  return {
    shown: true,
    meanSeconds: seconds,
    p50Seconds: seconds,
    p80Seconds: seconds,
    p90Seconds: seconds,
    lowMinutes,
    highMinutes,
  };
}

describe('what is announced', () => {
  const busy = [{ with: served('A1', 3) }, { with: served('A2', 1) }];

  it('follows from who is served since when and who waits', () => {
    // Counters come free at 2 and 4; A3 takes the first, A4 the second, A5 the first again at 7.
    const state = queueOf(busy, ticket('A3', 3), ticket('A4', 2), ticket('A5', 1));
    expect(waitOf('A3', state)).toEqual(exactly(2, 2, 3));
    expect(waitOf('A4', state)).toEqual(exactly(4, 4, 5));
    expect(waitOf('A5', state)).toEqual(exactly(7, 7, 8));
  });

  it('counts a newcomer behind the others, unless the credit says otherwise', () => {
    const state = queueOf(busy, ticket('A3', 30), ticket('A4', 2));
    expect(announceWait(context(state), newcomer())).toEqual(exactly(7, 7, 8));
    expect(announceWait(context(state), newcomer('vip'))).toEqual(exactly(4, 4, 5));
  });

  it('says the same before the ticket is issued and after', () => {
    const model = nominalModel(BRANCH);
    const waiting = [ticket('A3', 3), ticket('A4', 2)];
    const before = announceWait(context(queueOf(busy, ...waiting), model), {
      newTicket: { ...newcomer().newTicket, id: 'A5' as TicketId },
    });
    expect(waitOf('A5', queueOf(busy, ...waiting, ticket('A5', 0)), model)).toEqual(before);
  });

  it('is now when a counter is idle', () => {
    const state = queueOf([{}, { with: served('A2', 1) }], ticket('A3', 0));
    expect(waitOf('A3', state)).toEqual(exactly(0, 0, 0));
  });

  it('waits for a customer who was called and has not come yet', () => {
    const called = ticket('A1', 9, { state: 'called', calledAt: NOW - MINUTE / 2 });
    const state = queueOf([{ with: called }], ticket('A3', 0));
    const model = { ...CLOCKWORK, walkMinutes: 1 };
    expect(waitOf('A3', state, model, branchWith('A'))).toEqual(exactly(5.5, 5, 6));
    const nobody = { ...model, noShow: { probability: 1, minutes: 0.75 } };
    expect(waitOf('A3', state, nobody, branchWith('A'))).toEqual(exactly(0.25, 0, 1));
  });

  it('lets a returned ticket yield first', () => {
    const back = ticket('A1', 60, { yields: 2 });
    const waiting = [back, ticket('A3', 3), ticket('A4', 2), ticket('A5', 1)];
    const state = queueOf([{ with: served('A2', 0) }], ...waiting);
    expect(waitOf('A1', state, CLOCKWORK, branchWith('A'))).toEqual(exactly(15, 15, 20));
    expect(waitOf('A5', state, CLOCKWORK, branchWith('A'))).toEqual(exactly(20, 20, 25));
  });

  it('knows speeds and planned breaks', () => {
    const branch = branchWith('A');
    const state = queueOf([{ with: served('A1', 0) }], ticket('A2', 2), ticket('A3', 1));
    const speeds = new Map([['1' as CounterId, 2]]);
    expect(waitOf('A3', state, { ...CLOCKWORK, speeds }, branch)).toEqual(exactly(5, 5, 6));
    const counterId = '1' as CounterId;
    const breaks = [{ counterId, from: NOW + 4 * MINUTE, to: NOW + 30 * MINUTE }];
    expect(waitOf('A3', state, { ...CLOCKWORK, breaks }, branch)).toEqual(exactly(35, 35, 40));
  });

  it('counts on a teller who is on a planned break, early or on time, and on no other', () => {
    const branch = branchWith('A');
    const counterId = '1' as CounterId;
    const state = queueOf([{ state: 'paused' }], ticket('A2', 2));
    const away = (from: number, to: number) => {
      const breaks = [{ counterId, from: NOW + from * MINUTE, to: NOW + to * MINUTE }];
      return waitOf('A2', state, { ...CLOCKWORK, breaks }, branch);
    };
    const unknown = { shown: false, reason: 'no-counter-open' };
    expect(away(-10, 20)).toEqual(exactly(20, 20, 25));
    expect(away(10, 30)).toEqual(exactly(30, 30, 35));
    expect(away(20, 40)).toEqual(unknown);
    expect(away(-30, 0)).toEqual(unknown);
    expect(waitOf('A2', state, CLOCKWORK, branch)).toEqual(unknown);
    const closed = queueOf([{ state: 'closed' }], ticket('A2', 2));
    const breaks = [{ counterId, from: NOW - MINUTE, to: NOW + MINUTE }];
    expect(waitOf('A2', closed, { ...CLOCKWORK, breaks }, branch)).toEqual(unknown);
  });

  it('expects those who may still pass, and only them', () => {
    const state = queueOf([{ with: served('A1', 0) }], ticket('A2', 0));
    const arrivals = (segmentId: string) => [
      {
        serviceId: 'A' as ServiceId,
        segmentId: segmentId as SegmentId,
        rates: [{ from: NOW, perHour: 60 }],
      },
    ];
    const branch = branchWith('A');
    const vip = waitOf('A2', state, { ...CLOCKWORK, arrivals: arrivals('vip') }, branch);
    const ordinary = waitOf('A2', state, { ...CLOCKWORK, arrivals: arrivals('o') }, branch);
    expect(ordinary).toEqual(exactly(5, 5, 6));
    expect(vip.shown && vip.meanSeconds).toBeGreaterThan(10 * 60);
  });
});

describe('what is not announced', () => {
  it.each([['closed' as const], ['paused' as const]])(
    'a wait for counters that are %s: nobody knows until when',
    (state) => {
      const queue = queueOf([{ state }, { state }], ticket('A1', 1));
      expect(waitOf('A1', queue)).toEqual({ shown: false, reason: 'no-counter-open' });
      const one = queueOf([{ state }, { with: served('A2', 0) }], ticket('A1', 1));
      expect(waitOf('A1', one)).toEqual(exactly(5, 5, 6));
    },
  );

  it('a wait for a service that no counter offers, or that does not exist', () => {
    const hidden = { shown: false, reason: 'no-counter' };
    expect(announceWait(context(queueOf([{}, {}])), newcomer('o', 'B'))).toEqual(hidden);
    expect(announceWait(context(queueOf([{}, {}])), newcomer('o', 'Z'))).toEqual(hidden);
  });

  it('the wait of somebody who does not wait', () => {
    const hidden = { shown: false, reason: 'not-waiting' };
    const state = queueOf([{ with: served('A1', 0) }, {}], ticket('A2', 5, { state: 'missed' }));
    expect(waitOf('A1', state)).toEqual(hidden);
    expect(waitOf('A2', state)).toEqual(hidden);
    expect(waitOf('A9', state)).toEqual(hidden);
  });
});

describe('agreement', () => {
  const branch = branchWith('A', 'A B', 'B C', 'C');
  const desks = ['A1', 'B1', 'B2', 'C1'].map((id) => ({ with: served(id, 2) }));
  const waiting = ['A3', 'B3', 'A4', 'C3', 'A5', 'B4', 'A6', 'C4'].map((id, index) =>
    ticket(id, 20 - index),
  );
  const state = queueOf(desks, ...waiting);
  const model = nominalModel(branch);

  it('of reprints: the same ticket in the same state gets the same range', () => {
    expect(waitOf('A6', state, model, branch)).toEqual(waitOf('A6', state, model, branch));
  });

  it('of the board with the tickets: all at once is what each is told alone', () => {
    const all = announceAll(context(state, model, branch));
    expect([...all.keys()]).toEqual(waiting.map(({ id }) => id));
    for (const { id } of waiting) expect(all.get(id)).toEqual(waitOf(id, state, model, branch));
  });

  it('of one minute with the next: a range moves with the time and does not jump', () => {
    const minuteLater = announceWait(
      { ...context(state, model, branch), now: NOW + MINUTE },
      { ticketId: 'A6' as TicketId },
    );
    const now = waitOf('A6', state, model, branch);
    if (!now.shown || !minuteLater.shown) throw new Error('both are shown');
    expect(Math.abs(now.meanSeconds - minuteLater.meanSeconds)).toBeLessThan(60);
  });

  it('of the quantiles with each other', () => {
    for (const wait of announceAll(context(state, model, branch)).values()) {
      if (!wait.shown) throw new Error('all are shown');
      expect(wait.p50Seconds).toBeLessThanOrEqual(wait.p80Seconds);
      expect(wait.p80Seconds).toBeLessThanOrEqual(wait.p90Seconds);
      expect(wait.lowMinutes * 60).toBeLessThanOrEqual(wait.p50Seconds);
      expect(wait.highMinutes * 60).toBeGreaterThanOrEqual(wait.p90Seconds);
    }
  });
});
