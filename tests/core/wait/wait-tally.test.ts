import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AnnouncedWait, addTallies, figuresOf, tallyOf } from '#core/wait/wait-tally.ts';

function called(waitSeconds: number, meanSeconds?: number, p90Seconds = 600): AnnouncedWait {
  const told = meanSeconds === undefined ? undefined : { meanSeconds, p80Seconds: 300, p90Seconds };
  return { serviceId: 'A', outcome: 'called', waitSeconds, ...(told && { told }) };
}

const figures = (...waits: AnnouncedWait[]) => figuresOf(tallyOf(waits).A);

describe('the figures of a service', () => {
  it('compare each announcement with its wait', () => {
    // Errors: 120 too long, 180 too short (and beyond the P80), 540 too short (and beyond the P90).
    const { announced } = figures(called(120, 240), called(420, 240), called(780, 240));
    expect(announced).toEqual({
      n: 3,
      maeSeconds: 280,
      biasSeconds: -200,
      exceedP80: 2 / 3,
      exceedP90: 1 / 3,
    });
  });

  it('judge nobody by a wait that was not told, or by "now"', () => {
    const { count, announced } = figures(called(60), called(60, 0, 0), called(60, 90));
    expect(count).toBe(3);
    expect(announced).toMatchObject({ n: 1, maeSeconds: 30 });
  });

  it('tell how long people waited, and who left', () => {
    const waits = Array.from({ length: 10 }, (_, index) => called((index + 1) * 60));
    const left: AnnouncedWait = { serviceId: 'A', outcome: 'left', waitSeconds: 0 };
    expect(figures(...waits, left)).toMatchObject({
      count: 10,
      left: 1,
      meanSeconds: 330,
      p50Seconds: 300,
      p90Seconds: 540,
    });
  });

  it('leave out who was sent to another line before the call', () => {
    const moved: AnnouncedWait = { serviceId: 'A', outcome: 'transferred', waitSeconds: 0 };
    expect(figures(moved, called(60, 60))).toMatchObject({ count: 1, left: 0 });
  });

  it('are empty where nobody was', () => {
    const none = figuresOf(tallyOf([]).A);
    expect(none).toMatchObject({ count: 0, meanSeconds: null, p50Seconds: null, p90Seconds: null });
    expect(none.announced).toMatchObject({ n: 0, maeSeconds: null, exceedP90: null });
  });
});

it('days added up tell the same as all their waits together', () => {
  const wait = fc.record({
    serviceId: fc.constantFrom('A', 'B'),
    outcome: fc.constantFrom('called' as const, 'left' as const, 'transferred' as const),
    waitSeconds: fc.nat(7200),
    told: fc.record({
      meanSeconds: fc.nat(3600),
      p80Seconds: fc.nat(3600),
      p90Seconds: fc.nat(3600),
    }),
  });
  void fc.assert(
    fc.property(fc.array(fc.array(wait)), (days) => {
      expect(addTallies(days.map(tallyOf))).toEqual(tallyOf(days.flat()));
    }),
  );
});
