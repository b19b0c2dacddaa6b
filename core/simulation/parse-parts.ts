import type { Arrivals } from './arrivals.ts';
import type { NoShow } from './chances.ts';
import {
  type Distribution,
  deterministic,
  exponential,
  listed,
  lognormal,
  tabulated,
} from './distribution.ts';
import type { CounterPlan, Skill } from './engine.ts';
import type { Field } from './field.ts';
import type { PolicyRule } from './policy.ts';

/** Ids in the order of the file; a run counts services and segments from 0. */
export type Names = readonly string[];

/** Index of the id that `field` holds. */
export function parseIndex(field: Field, names: Names, what: string): number {
  const name = field.text();
  const index = names.indexOf(name);
  if (index < 0 && name !== '') field.refuse(`names no ${what} of this file`);
  return Math.max(0, index);
}

/** How long a service takes; `minutes` are there when the file lists durations one by one. */
export interface ServiceDuration {
  readonly distribution: Distribution;
  readonly minutes?: readonly number[];
}

export function parseDuration(field: Field): ServiceDuration {
  const types = ['exponential', 'lognormal', 'deterministic', 'list'] as const;
  const type = field.at('type').oneOf(types, 'deterministic');
  if (type === 'list') {
    const minutes = parseMinutes(field.at('minutes'));
    if (minutes.length === 0) field.at('minutes').refuse('must not be empty');
    return { distribution: minutes.length > 0 ? listed(minutes) : deterministic(0), minutes };
  }
  const mean = field.at('meanMinutes').number(type === 'deterministic' ? { min: 0 } : { above: 0 });
  if (type === 'exponential') return { distribution: exponential(mean) };
  if (type === 'deterministic') return { distribution: deterministic(mean) };
  return { distribution: tabulated(lognormal(mean, field.at('cv').number({ min: 0 }))) };
}

function parseMinutes(field: Field): number[] {
  return field.list().map((minute) => minute.number({ min: 0 }));
}

export function parseArrivals(field: Field): Arrivals {
  const type = field.at('type').oneOf(['poisson', 'piecewise', 'list'], 'list');
  switch (type) {
    case 'poisson':
      return { type, perHour: field.at('perHour').number({ min: 0 }) };
    case 'list':
      return { type, minutes: parseMinutes(field.at('minutes')) };
    case 'piecewise': {
      const segments = field
        .at('segments')
        .list()
        .map((piece) => ({
          fromMinute: piece.at('fromMinute').number({ min: 0 }),
          perHour: piece.at('perHour').number({ min: 0 }),
        }));
      return { type, segments: segments.sort((a, b) => a.fromMinute - b.fromMinute) };
    }
  }
}

export function parseNoShow(field: Field): NoShow {
  if (field.isAbsent) return { probability: 0, minutes: 0 };
  return {
    probability: field.at('probability').number({ min: 0, max: 1 }, 0),
    minutes: field.at('minutes').number({ min: 0 }, 0),
  };
}

/** Without a policy the rule of production holds. */
export function parsePolicy(field: Field, segments: Names, credits: readonly number[]): PolicyRule {
  if (field.isAbsent) return { type: 'head-start', credits };
  const types = ['fifo', 'strict', 'accumulating', 'head-start'] as const;
  const type = field.at('type').oneOf(types, 'fifo');
  switch (type) {
    case 'fifo':
      return { type };
    case 'head-start':
      return { type, credits };
    case 'strict': {
      const order = field.at('order').list();
      return { type, order: order.map((each) => parseIndex(each, segments, 'segment')) };
    }
    case 'accumulating': {
      const rates = segments.map(() => 0);
      for (const [name, rate] of field.at('rates').entries()) {
        const index = segments.indexOf(name);
        if (index < 0) rate.refuse('names no segment of this file');
        else rates[index] = rate.number({ min: 0 });
      }
      return { type, rates };
    }
  }
}

export function parseCounter(field: Field, services: Names): CounterPlan {
  const breaks = field
    .at('breaks')
    .optionalList()
    .map((pause) => {
      const fromMinute = pause.at('fromMinute').number({ min: 0 });
      return { fromMinute, toMinute: pause.at('toMinute').number({ min: fromMinute }) };
    });
  return {
    id: field.at('id').label(),
    services: field
      .at('services')
      .list()
      .map((skill) => parseSkill(skill, services)),
    speed: field.at('speed').number({ above: 0 }, 1),
    breaks,
  };
}

function parseSkill(field: Field, services: Names): Skill {
  return {
    service: parseIndex(field.at('id'), services, 'service'),
    penaltyMinutes: field.at('penaltyMinutes').number({ min: 0 }, 0),
  };
}
