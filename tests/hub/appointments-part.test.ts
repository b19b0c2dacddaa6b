import { describe, expect, it } from 'vitest';
import { parseBranchFile } from '#hub/config/branch-file.ts';
import { DEMO_BRANCH } from '#hub/config/demo-branch.ts';

const CASH = { serviceId: 'cash', slotMinutes: 30, capacity: 2 };
const MORNING = [{ from: '09:00', to: '12:00' }];
const HOURS = { weekly: { mon: MORNING }, exceptions: [{ date: '2026-10-01' }] };

/** The demo branch with another part about appointments; none when not given. */
function parse(appointments?: object, more: object = {}) {
  const { appointments: _demo, ...branch } = DEMO_BRANCH;
  return parseBranchFile({ ...branch, ...(appointments && { appointments }), ...more });
}

describe('the appointments of a branch file', () => {
  it('left out, nothing can be booked', () => {
    expect(parse()).toMatchObject({ ok: true, value: { appointments: { services: [] } } });
  });

  it('takes the hours of the branch where a service has none of its own', () => {
    const windows = { weekly: { mon: [{ from: 540, to: 720 }], tue: [] } };
    const branch = parse({ services: [CASH] }, { hours: HOURS });
    expect(branch).toMatchObject({
      value: {
        appointments: {
          services: [{ windows: { ...windows, exceptions: [{ date: '2026-10-01', spans: [] }] } }],
        },
      },
    });
    const own = parse({ services: [{ ...CASH, weekly: { tue: MORNING } }] }, { hours: HOURS });
    expect(own).toMatchObject({
      value: { appointments: { services: [{ windows: { weekly: { mon: [] } } }] } },
    });
  });

  it('counts money in fen', () => {
    const branch = parse({ cash: { minYuan: 50_000.01 } });
    expect(branch).toMatchObject({ value: { appointments: { cash: { minFen: 5_000_001 } } } });
  });

  it.each([
    ['appointments.services.cash.weekly', { services: [CASH] }],
    ['appointments.services: cash is there twice', { services: [CASH, CASH] }],
    ['there is no service opera', { services: [{ ...CASH, serviceId: 'opera' }] }],
    ['appointments.segmentId', { segmentId: 'nobody' }],
    ['appointments.cash.maxYuan', { cash: { minYuan: 2, maxYuan: 1 } }],
    ['appointments.cash.dayLimitYuan', { cash: { maxYuan: 200_000, dayLimitYuan: 100_000 } }],
    ['appointments.services.0.capacity', { services: [{ ...CASH, capacity: 0 }] }],
    ['appointments.checkIn.early', { checkIn: { early: 'never' } }],
  ])('that contradicts itself is refused: %s', (place, part) => {
    const refused = parse(part);
    expect(refused.ok ? '' : refused.error).toContain(place);
  });
});
