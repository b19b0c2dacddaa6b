import { describe, expect, it } from 'vitest';
import type { PublicTicketView } from '#api/tickets.ts';
import { type Answer, type Watched, watchTicket } from '#renderer/phone/ticket-watch.ts';
import { VirtualClock } from '#tests/support/virtual-clock.ts';

function ticket(state: PublicTicketView['state'], peopleAhead = 0): Answer {
  return {
    kind: 'ticket',
    ticket: {
      number: 'A012',
      serviceId: 'cash',
      state,
      peopleAhead,
      wait: {
        shown: false,
        lowMinutes: null,
        highMinutes: null,
        p50Seconds: null,
        p90Seconds: null,
      },
      zoneId: 'hall',
      serviceName: { zh: '现金' },
      zoneName: { zh: '大厅' },
      branchName: { zh: '示范支行' },
      language: 'zh',
      issuedAt: '2026-11-21T09:30:00.000+08:00',
      servedBefore: [],
    },
  };
}

/** A watch over a network that gives the answers one after the other, and when each was asked for. */
function setUp(answers: readonly Answer[]) {
  const clock = new VirtualClock();
  const asked: number[] = [];
  const seen: Watched[] = [];
  const rest = [...answers];
  const watch = watchTicket({
    clock,
    ask: async () => {
      asked.push(clock.monotonic());
      return rest.shift() ?? { kind: 'offline' };
    },
    onChange: (watched) => seen.push(watched),
  });
  return { clock, asked, seen, watch, last: () => seen.at(-1) };
}

describe('watching a ticket', () => {
  it('asks again every few seconds', async () => {
    const { clock, asked, last } = setUp([ticket('waiting', 2), ticket('waiting', 1)]);
    await clock.advance(4000);
    expect(asked).toEqual([0, 4000]);
    expect(last()?.ticket?.peopleAhead).toBe(1);
  });

  it('keeps what it knew, with its time, while there is no network, and asks more rarely', async () => {
    const { clock, asked, last } = setUp([ticket('waiting', 2)]);
    await clock.advance(60_000);
    expect(asked).toEqual([0, 4000, 12_000, 28_000, 58_000]);
    expect(last()).toMatchObject({ isOffline: true, at: clock.now() - 60_000 });
    expect(last()?.ticket?.peopleAhead).toBe(2);
  });

  it('comes back as if nothing had been', async () => {
    const { clock, last } = setUp([ticket('waiting', 2), { kind: 'offline' }, ticket('called')]);
    await clock.advance(12_000);
    expect(last()).toMatchObject({ isOffline: false, at: clock.now() });
    expect(last()?.ticket?.state).toBe('called');
  });

  it.each(['completed', 'no-show', 'cancelled', 'expired'] as const)(
    'rests at %s',
    async (state) => {
      const { clock, asked } = setUp([ticket(state)]);
      await clock.advance(60_000);
      expect(asked).toEqual([0]);
    },
  );

  it('goes on after a missed call: it may come back', async () => {
    const { clock, asked } = setUp([ticket('missed'), ticket('waiting')]);
    await clock.advance(4000);
    expect(asked).toHaveLength(2);
  });

  it('says that there is no such number and leaves it at that', async () => {
    const { clock, asked, last } = setUp([{ kind: 'unknown' }]);
    await clock.advance(60_000);
    expect(last()?.isUnknown).toBe(true);
    expect(asked).toEqual([0]);
  });

  it('asks at once when it is looked at, and never twice at a time', async () => {
    const { clock, asked, watch } = setUp([
      ticket('waiting'),
      ticket('waiting'),
      ticket('waiting'),
    ]);
    await clock.advance(1000);
    watch.wake();
    watch.wake();
    await clock.advance(0);
    expect(asked).toEqual([0, 1000]);
    await clock.advance(4000);
    expect(asked).toEqual([0, 1000, 5000]);
  });

  it('leaves no timer behind', async () => {
    const { clock, watch } = setUp([ticket('waiting')]);
    await clock.advance(1);
    watch.stop();
    expect(clock.pending).toBe(0);
  });
});
