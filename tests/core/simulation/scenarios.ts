import { parseScenario, type Scenario } from '#core/simulation/scenario.ts';
import type { SimulationReport } from '#core/simulation/simulate.ts';
import { simulate } from '#core/simulation/simulate.ts';

/** A parsed scenario: one service A, one segment o, one counter 1, unless told otherwise. */
export function scenario(parts: Record<string, unknown>): Scenario {
  const parsed = parseScenario({
    seed: 1,
    replications: 1,
    horizonMinutes: 10_000,
    warmupMinutes: 0,
    services: { A: { duration: { type: 'deterministic', meanMinutes: 5 } } },
    segments: { o: { creditMinutes: 0 } },
    streams: [],
    counters: [counter('1', 'A')],
    policy: { type: 'head-start' },
    ...parts,
  });
  if (!parsed.ok) throw new Error(`${parsed.error.path} ${parsed.error.reason}`);
  return parsed.value;
}

/** A counter; a service written `B+3` carries a penalty of 3 minutes. */
export function counter(id: string, skills: string, parts: Record<string, unknown> = {}) {
  const services = skills.split(' ').map((skill) => {
    const [service, penalty = '0'] = skill.split('+');
    return { id: service, penaltyMinutes: Number(penalty) };
  });
  return { id, services, ...parts };
}

export function counters(count: number, skills: string) {
  return Array.from({ length: count }, (_, index) => counter(String(index + 1), skills));
}

export function poisson(service: string, segment: string, perMinute: number) {
  return { service, segment, arrivals: { type: 'poisson', perHour: perMinute * 60 } };
}

export function at(service: string, segment: string, ...minutes: number[]) {
  return { service, segment, arrivals: { type: 'list', minutes } };
}

/** `1@2:0` for: ticket 1 called to counter 2 at minute 0. */
export function calls(parts: Record<string, unknown>): string[] {
  const { trace = [] } = simulate(scenario({ ...parts, trace: true }));
  return trace.map(({ ticket, counter: id, callMinute }) => `${ticket}@${id}:${callMinute}`);
}

export function meanWait(report: SimulationReport, segment: string): number {
  return report.segments[segment]?.meanWaitMinutes ?? Number.NaN;
}
