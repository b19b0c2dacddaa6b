import type { Beliefs } from '#core/simulation/announcer.ts';
import type { DayUncertainty } from '#core/simulation/chances.ts';
import { lognormal, tabulated } from '#core/simulation/distribution.ts';
import { normalQuantile } from '#core/simulation/normal.ts';
import { sfc32 } from '#core/simulation/random.ts';
import { parseScenario, type Scenario } from '#core/simulation/scenario.ts';

/**
 * The reference branch (facts: waits §2): 09:00 to 17:00, 6 counters, 3 services, 4 segments, a lunch break for each
 * counter, no-shows, teller speeds. Days differ by one factor for arrivals and one for durations.
 */
const HOURLY_SHAPE = [0.95, 1.55, 1.1, 0.6, 0.8, 1.4, 1.2, 0.75];
const PER_MINUTE = 0.9;
const LAST_TICKET_MINUTE = 465;
const SERVICES = [
  { id: 'A', meanMinutes: 4, cv: 0.7, share: 0.62 },
  { id: 'B', meanMinutes: 8, cv: 0.7, share: 0.23 },
  { id: 'C', meanMinutes: 6, cv: 0.8, share: 0.15 },
];
const SEGMENTS = [
  { id: 'ordinary', creditMinutes: 0, share: 0.75 },
  { id: 'priority', creditMinutes: 30, share: 0.12 },
  { id: 'vip', creditMinutes: 15, share: 0.09 },
  { id: 'booked', creditMinutes: 30, share: 0.04 },
];
const COUNTERS = [
  { skills: { A: 0 }, speed: 0.9 },
  { skills: { A: 0 }, speed: 1.1 },
  { skills: { A: 0, B: 3 }, speed: 1 },
  { skills: { A: 3, B: 0 }, speed: 1.2 },
  { skills: { B: 0, C: 0 }, speed: 0.85 },
  { skills: { A: 3, B: 3, C: 0 }, speed: 1 },
];
const FIRST_BREAK_MINUTE = 120;
const BREAK_MINUTES = 45;
const ARRIVAL_DEVIATION = 0.12;
const DURATION_DEVIATION = 0.06;

/** `true`: the day as it was; `typical`: the same branch on the average day, which is all that history can know. */
export function referenceDay(kind: 'true' | 'typical', day: number): Scenario {
  const random = sfc32(`reference day ${day}`);
  const factor = (deviation: number): number =>
    Math.exp(deviation * normalQuantile(random()) - deviation ** 2 / 2);
  const [arrivals, durations] = [factor(ARRIVAL_DEVIATION), factor(DURATION_DEVIATION)];
  return kind === 'true' ? branchDay(day, arrivals, durations) : branchDay(day, 1, 1);
}

function branchDay(day: number, arrivals: number, durations: number): Scenario {
  const parsed = parseScenario({
    seed: `reference ${day}`,
    horizonMinutes: LAST_TICKET_MINUTE,
    services: Object.fromEntries(
      SERVICES.map(({ id, meanMinutes, cv }) => [
        id,
        { duration: { type: 'lognormal', meanMinutes: meanMinutes * durations, cv } },
      ]),
    ),
    segments: Object.fromEntries(SEGMENTS.map(({ id, creditMinutes }) => [id, { creditMinutes }])),
    streams: SERVICES.flatMap((service) =>
      SEGMENTS.map((segment) => ({
        service: service.id,
        segment: segment.id,
        arrivals: hourly(service.share * segment.share * PER_MINUTE * 60 * arrivals),
      })),
    ),
    counters: COUNTERS.map(({ skills, speed }, index) => ({
      id: String(index + 1),
      services: Object.entries(skills).map(([id, penaltyMinutes]) => ({ id, penaltyMinutes })),
      speed,
      breaks: [breakFrom(FIRST_BREAK_MINUTE + index * BREAK_MINUTES)],
    })),
    noShow: { probability: 0.08, minutes: 0.75 },
    walkMinutes: 0.4,
    announce: true,
  });
  if (!parsed.ok) throw new Error(`${parsed.error.path} ${parsed.error.reason}`);
  return parsed.value;
}

function hourly(perHour: number) {
  const segments = HOURLY_SHAPE.map((shape, hour) => ({
    fromMinute: hour * 60,
    perHour: perHour * shape,
  }));
  return { type: 'piecewise', segments };
}

function breakFrom(fromMinute: number) {
  return { fromMinute, toMinute: fromMinute + BREAK_MINUTES };
}

/** Beliefs before anything has been measured: means off by up to a fifth, one shape, a flat day. */
export function coldStart(day: DayUncertainty): Beliefs {
  const [errorA, errorB, errorC] = [1.2, 0.85, 1.1];
  return {
    chances: {
      durations: [4 * errorA, 8 * errorB, 6 * errorC].map((mean) =>
        tabulated(lognormal(mean, 0.75)),
      ),
      noShow: { probability: 0.06, minutes: 0.75 },
      walkMinutes: 0.4,
    },
    coming: SERVICES.flatMap((service, serviceIndex) =>
      SEGMENTS.map((segment, segmentIndex) => ({
        service: serviceIndex,
        segment: segmentIndex,
        arrivals: {
          type: 'poisson' as const,
          perHour: service.share * segment.share * PER_MINUTE * 60,
        },
      })),
    ),
    day,
  };
}
