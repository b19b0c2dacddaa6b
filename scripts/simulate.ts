import { readFileSync } from 'node:fs';
import type { Problem } from '#core/simulation/field.ts';
import { type Forecast, forecast, parseForecast } from '#core/simulation/forecast.ts';
import { parseScenario } from '#core/simulation/scenario.ts';
import { type SimulationReport, simulate } from '#core/simulation/simulate.ts';
import { simulateDay } from './simulate-day.ts';
import { minutes, textTable, WAIT_COLUMNS, waitCells } from './text-table.ts';

const USAGE = `usage: npm run simulate -- SCENARIO.json [--json]
       npm run simulate -- --forecast STATE.json [--json]
       npm run simulate -- --day YYYY-MM-DD [--data-dir DIR] [--branch FILE.yaml] [--json]
           [--policy fifo | head-start | strict:SEGMENT,…] [--credit SEGMENT=MINUTES]… [--add-counter services=SERVICE,…]…`;

/** The input cannot be used: wrong arguments, no file, no JSON, or not what contract.md describes. */
const EXIT_BAD_INPUT = 2;

function main(args: readonly string[]): number {
  if (args.includes('--day')) return runDay(args);
  const flags = args.filter((arg) => arg.startsWith('--'));
  const files = args.filter((arg) => !arg.startsWith('--'));
  const [file] = files;
  const known = flags.every((flag) => flag === '--json' || flag === '--forecast');
  if (file === undefined || files.length > 1 || !known) return refuse(USAGE);
  const json = readJson(file);
  if (json === undefined) return refuse(`${file}: cannot be read, or is not JSON`);
  const asJson = flags.includes('--json');
  return flags.includes('--forecast')
    ? runForecast(file, json, asJson)
    : runScenario(file, json, asJson);
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

function runScenario(file: string, json: unknown, asJson: boolean): number {
  const scenario = parseScenario(json);
  if (!scenario.ok) return refuse(sentence(file, scenario.error));
  const report = simulate(scenario.value);
  console.log(asJson ? JSON.stringify(report) : reportText(report));
  return 0;
}

function runForecast(file: string, json: unknown, asJson: boolean): number {
  const request = parseForecast(json);
  if (!request.ok) return refuse(sentence(file, request.error));
  const answer = forecast(request.value);
  console.log(asJson ? JSON.stringify(answer) : forecastText(answer));
  return 0;
}

function runDay(args: readonly string[]): number {
  const text = simulateDay(args);
  if (!text.ok) return refuse(text.error);
  console.log(text.value);
  return 0;
}

function sentence(file: string, { path, reason }: Problem): string {
  return `${file}: ${path === '' ? 'the file' : path} ${reason}`;
}

function refuse(line: string): number {
  console.error(line);
  return EXIT_BAD_INPUT;
}

function reportText({ segments, services, announced, trace }: SimulationReport): string {
  const rows = [
    WAIT_COLUMNS,
    ...Object.entries(segments).map(([name, summary]) => waitCells(`segment ${name}`, summary)),
    ...Object.entries(services).map(([name, summary]) => waitCells(`service ${name}`, summary)),
  ];
  const calls = trace?.map((line) => [
    minutes(line.callMinute),
    `ticket ${line.ticket}`,
    `counter ${line.counter}`,
  ]);
  return [
    'Waits in minutes',
    textTable(rows),
    ...(announced ? ['', 'Announced', textTable(Object.entries(announced).map(pair))] : []),
    ...(calls ? ['', 'Calls', textTable(calls)] : []),
  ].join('\n');
}

function forecastText(answer: Forecast): string {
  return textTable(Object.entries(answer).map(pair));
}

function pair([name, value]: [string, number | null]): string[] {
  return [name, Number.isInteger(value) ? String(value) : minutes(value)];
}

process.exitCode = main(process.argv.slice(2));
