import { writeFileSync } from 'node:fs';
import type { Accuracy } from '#core/simulation/accuracy.ts';
import { type Beliefs, knowing } from '#core/simulation/announcer.ts';
import { CERTAIN_DAY, USUAL_DAY } from '#core/simulation/chances.ts';
import { simulate } from '#core/simulation/simulate.ts';
import { announceMilliseconds } from './announce-speed.ts';
import { coldStart, referenceDay } from './reference-branch.ts';

/** A figure, the band it must lie in, and how much of the limit it uses (1 is the limit itself). */
interface Line {
  readonly name: string;
  readonly value: number;
  readonly from: number;
  readonly to: number;
}

const DAYS = 16;
const SPEED_LIMIT_MS = 10;

// First, while nothing else has run: the hub runs look-aheads and no simulations beside them.
const speedMs = announceMilliseconds(200, 200);
const usual = { ...USUAL_DAY, pauseProbability: 0 };
const learned = accuracyOver((day) => ({ ...knowing(referenceDay('typical', day)), day: usual }));
const cold = accuracyOver(() => coldStart(usual));
const floor = accuracyOver((day) => ({ ...knowing(referenceDay('true', day)), day: CERTAIN_DAY }));
const naiveMae = number(learned.naiveMaeMinutes);

const lines: Line[] = [
  { name: 'MAE ÷ naive', value: number(learned.maeMinutes) / naiveMae, from: 0, to: 0.45 },
  {
    name: 'RMSE ÷ naive',
    value: number(learned.rmseMinutes) / number(learned.naiveRmseMinutes),
    from: 0,
    to: 0.45,
  },
  { name: 'bias, minutes', value: number(learned.biasMinutes), from: -0.5, to: 0.5 },
  { name: 'P80 exceeded', value: number(learned.exceedP80), from: 0.17, to: 0.23 },
  { name: 'P90 exceeded', value: number(learned.exceedP90), from: 0.08, to: 0.12 },
  {
    name: 'MAE ÷ true model',
    value: number(learned.maeMinutes) / number(floor.maeMinutes),
    from: 0,
    to: 1.05,
  },
  { name: 'cold start MAE ÷ naive', value: number(cold.maeMinutes) / naiveMae, from: 0, to: 0.6 },
  {
    name: '200 waiting × 200 replications, ms ÷ limit',
    value: speedMs / SPEED_LIMIT_MS,
    from: 0,
    to: 1,
  },
];

print(lines);

/** Announcements of {@link DAYS} days pooled, each day with its own arrivals, durations and beliefs. */
function accuracyOver(beliefsOf: (day: number) => Beliefs): Accuracy {
  const days = Array.from({ length: DAYS }, (_, day) => {
    const { announced } = simulate(referenceDay('true', day), beliefsOf(day));
    if (announced === undefined) throw new Error('the reference day announces');
    return announced;
  });
  const delayed = days.reduce((sum, each) => sum + each.delayed, 0);
  const mean = (pick: (each: Accuracy) => number | null, power = 1): number => {
    const sum = days.reduce((total, each) => total + number(pick(each)) ** power * each.delayed, 0);
    return (sum / delayed) ** (1 / power);
  };
  return {
    delayed,
    maeMinutes: mean((each) => each.maeMinutes),
    rmseMinutes: mean((each) => each.rmseMinutes, 2),
    biasMinutes: mean((each) => each.biasMinutes),
    exceedP80: mean((each) => each.exceedP80),
    exceedP90: mean((each) => each.exceedP90),
    naiveMaeMinutes: mean((each) => each.naiveMaeMinutes),
    naiveRmseMinutes: mean((each) => each.naiveRmseMinutes, 2),
  };
}

function number(value: number | null): number {
  return value ?? 0;
}

/** `--json FILE` writes the figures too. */
function print(results: readonly Line[]): void {
  console.log(`wait: ${learned.delayed} delayed tickets of ${DAYS} days on the reference branch`);
  for (const { name, value, from, to } of results) {
    const verdict = value >= from && value <= to ? 'ok' : 'OUT';
    console.log(`${name.padEnd(44)} ${value.toFixed(3).padStart(7)}  [${from}, ${to}]  ${verdict}`);
  }
  const flag = process.argv.indexOf('--json');
  const file = flag < 0 ? undefined : process.argv[flag + 1];
  if (file !== undefined) writeFileSync(file, `${JSON.stringify({ wait: results }, null, 2)}\n`);
}
