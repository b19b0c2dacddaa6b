import { describe, expect, it } from 'vitest';
import { nextUp } from '#renderer/counter/next-up.ts';

const SEGMENTS = [
  { id: 'ordinary', name: { zh: '普通', en: 'Ordinary' }, creditMinutes: 0 },
  { id: 'senior', name: { zh: '长者', en: 'Senior' }, creditMinutes: 30 },
];
const COUNTER = {
  services: [
    { id: 'cash', penaltyMinutes: 0 },
    { id: 'account', penaltyMinutes: 3 },
  ],
};

function ticket(
  number: string,
  minute: number,
  more: Partial<Parameters<typeof nextUp>[1][0]> = {},
) {
  const issuedAt = new Date(Date.UTC(2026, 10, 21, 1, minute)).toISOString();
  const basic = { serviceId: 'cash', segmentId: 'ordinary', peopleAhead: 0, yields: 0 };
  return { id: number, number, issuedAt, ...basic, ...more };
}

const lineOf = (...waiting: ReturnType<typeof ticket>[]) =>
  nextUp(COUNTER, waiting, SEGMENTS).map(({ ticket: { number }, reason }) => [number, reason.kind]);

describe('next in line', () => {
  it('is who has waited longest, then in order of arrival', () => {
    expect(lineOf(ticket('A1', 0), ticket('A2', 5), ticket('A3', 9))).toEqual([
      ['A1', 'longest'],
      ['A2', 'in-order'],
      ['A3', 'in-order'],
    ]);
  });

  it('says whom a head start put first, and before how many', () => {
    const senior = ticket('A3', 20, { segmentId: 'senior' });
    const line = nextUp(COUNTER, [ticket('A1', 0), senior, ticket('A2', 5)], SEGMENTS);
    expect(line.map((place) => place.ticket.number)).toEqual(['A3', 'A1', 'A2']);
    expect(line[0]?.reason).toEqual({ kind: 'head-start', segment: SEGMENTS[1], passed: 2 });
  });

  it('puts a booked customer where the appointment says', () => {
    const booked = ticket('A3', 20, {
      orderAt: new Date(Date.UTC(2026, 10, 21, 1, 2)).toISOString(),
    });
    const line = nextUp(COUNTER, [ticket('A1', 0), booked, ticket('A2', 5)], SEGMENTS);
    expect(line.map((place) => place.ticket.number)).toEqual(['A1', 'A3', 'A2']);
  });

  it('leaves out what this counter does not do', () => {
    expect(lineOf(ticket('C1', 0, { serviceId: 'corporate' }), ticket('A1', 5))).toEqual([
      ['A1', 'longest'],
    ]);
  });

  it('puts its own service before one it takes second, within the penalty', () => {
    const account = (number: string, minute: number) =>
      ticket(number, minute, { serviceId: 'account' });
    expect(lineOf(account('B1', 0), ticket('A1', 2))).toEqual([
      ['A1', 'own-service'],
      ['B1', 'in-order'],
    ]);
    expect(lineOf(account('B1', 0), ticket('A1', 4))).toEqual([
      ['B1', 'longest'],
      ['A1', 'in-order'],
    ]);
  });

  it('lets a ticket that came back wait for its turn', () => {
    expect(lineOf(ticket('A1', 0, { yields: 2 }), ticket('A2', 5))).toEqual([
      ['A2', 'longest'],
      ['A1', 'came-back'],
    ]);
  });
});
