import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Branch } from '#core/branch/branch.ts';
import type { QueueEvent } from '#core/queue/event.ts';
import { err, ok, type Result } from '#core/shared/result.ts';
import type { CounterPlan } from '#core/simulation/engine.ts';
import { type Fairness, fairnessOf } from '#core/simulation/fairness.ts';
import type { PolicyRule } from '#core/simulation/policy.ts';
import { recordedDay } from '#core/simulation/recorded-day.ts';
import {
  type DayOutcome,
  type DayRules,
  outcomeOf,
  recordedFates,
  replayDay,
  rulesOfDay,
  skillsOf,
} from '#core/simulation/replay-day.ts';
import { readBranch } from '#hub/config/options.ts';
import { type BranchEvent, isQueueEvent } from '#hub/ledger/event.ts';
import { readDay } from '#hub/store/read-day.ts';
import { minutes, textTable, WAIT_COLUMNS, waitCells } from './text-table.ts';

const FLAGS = {
  day: { type: 'string' },
  'data-dir': { type: 'string', default: './data' },
  branch: { type: 'string' },
  policy: { type: 'string' },
  credit: { type: 'string', multiple: true },
  'add-counter': { type: 'string', multiple: true },
  json: { type: 'boolean', default: false },
} as const;

type Flags = ReturnType<typeof parseArgs<{ options: typeof FLAGS }>>['values'];

/** One recorded day: as it was, run again by the rules it had, and by others. */
export interface DayReport {
  readonly day: string;
  readonly leftUncalled: number;
  readonly recorded: DayOutcome;
  readonly sameRules: DayOutcome;
  readonly changedRules: DayOutcome;
  /** Changed rules against the same rules. */
  readonly fairness: Fairness;
}

/** Runs a recorded day under other rules; the text to print, or one line about what is wrong. */
export function simulateDay(args: readonly string[]): Result<string, string> {
  const flags = readFlags(args);
  if (!flags.ok) return flags;
  const { day, json, branch: branchFile } = flags.value;
  if (day === undefined) return err('--day: a business day as YYYY-MM-DD');
  const branch = readBranch(branchFile);
  if (!branch.ok) return branch;
  const rows = readDay(join(flags.value['data-dir'], 'branch.db'), day);
  if (!rows.ok) return rows;
  const events = rows.value
    .filter((row) => row.public !== null)
    .map((row): BranchEvent => JSON.parse(row.body))
    .filter(isQueueEvent);
  const misfit = findMisfit(events, branch.value);
  if (misfit !== undefined)
    return err(`--branch: ${day} knows ${misfit}, the branch file does not`);
  const report = compare(day, events, branch.value, flags.value);
  if (!report.ok) return report;
  return ok(json ? JSON.stringify(report.value) : reportText(report.value));
}

function readFlags(args: readonly string[]): Result<Flags, string> {
  try {
    return ok(parseArgs({ args: [...args], options: FLAGS, strict: true }).values);
  } catch (error) {
    return err(error instanceof Error ? error.message : String(error));
  }
}

/** What the day has and the branch file has not: then it is not that branch. */
function findMisfit(events: readonly QueueEvent[], branch: Branch): string | undefined {
  for (const event of events) {
    const serviceId = event.name === 'ticketIssued' ? event.ticket.serviceId : undefined;
    if (serviceId !== undefined && !branch.services.some(({ id }) => id === serviceId)) {
      return `a service ${serviceId}`;
    }
    const counterId = 'counterId' in event ? event.counterId : undefined;
    if (counterId !== undefined && !branch.counters.some(({ id }) => id === counterId)) {
      return `a counter ${counterId}`;
    }
  }
  return undefined;
}

function compare(
  day: string,
  events: readonly QueueEvent[],
  branch: Branch,
  flags: Flags,
): Result<DayReport, string> {
  const recorded = recordedDay(events, branch);
  const same = rulesOfDay(branch, recorded);
  const changed = changedRules(branch, same, flags);
  if (!changed.ok) return changed;
  const before = replayDay(branch, recorded, same);
  const after = replayDay(branch, recorded, changed.value);
  return ok({
    day,
    leftUncalled: recorded.leftUncalled,
    recorded: outcomeOf(branch, recordedFates(recorded)),
    sameRules: outcomeOf(branch, before),
    changedRules: outcomeOf(branch, after),
    fairness: fairnessOf(before, after),
  });
}

function changedRules(branch: Branch, same: DayRules, flags: Flags): Result<DayRules, string> {
  const credits = creditsOf(branch, flags.credit ?? []);
  if (!credits.ok) return credits;
  const policy = policyOf(branch, flags.policy ?? 'head-start', credits.value);
  if (!policy.ok) return policy;
  const counters: CounterPlan[] = [...same.counters];
  for (const [index, text] of (flags['add-counter'] ?? []).entries()) {
    const added = addedCounter(branch, `+${index + 1}`, text);
    if (!added.ok) return added;
    counters.push(added.value);
  }
  return ok({ policy: policy.value, counters });
}

/** `senior=60` for each segment whose credit is to be another. */
function creditsOf(branch: Branch, texts: readonly string[]): Result<number[], string> {
  const credits = branch.segments.map(({ creditMinutes }) => creditMinutes);
  for (const text of texts) {
    const [name, value] = text.split('=');
    const index = branch.segments.findIndex(({ id }) => id === name);
    if (index < 0) return err(`--credit: there is no segment ${name}`);
    const credit = Number(value);
    if (!value || !(credit >= 0)) return err(`--credit: ${text} has no minutes`);
    credits[index] = credit;
  }
  return ok(credits);
}

/** `fifo`, `head-start`, or `strict:vip,senior` with the segments that go first. */
function policyOf(
  branch: Branch,
  text: string,
  credits: readonly number[],
): Result<PolicyRule, string> {
  const [type, names = ''] = text.split(':');
  if (type === 'fifo') return ok({ type });
  if (type === 'head-start') return ok({ type, credits });
  if (type !== 'strict') return err('--policy: fifo, head-start, or strict:SEGMENT,SEGMENT…');
  const order = names.split(',').map((name) => branch.segments.findIndex(({ id }) => id === name));
  return order.includes(-1) ? err(`--policy: ${names} names no segments`) : ok({ type, order });
}

/** `services=cash,account`: open all day, all its services alike. */
function addedCounter(branch: Branch, id: string, text: string): Result<CounterPlan, string> {
  const names = text.replace(/^services=/, '').split(',');
  const services = skillsOf(
    branch,
    names.map((name) => ({ id: name, penaltyMinutes: 0 })),
  );
  if (services.length < names.length) return err(`--add-counter: ${text} names no services`);
  return ok({ id, services, speed: 1, breaks: [] });
}

function reportText({ day, recorded, sameRules, changedRules: changed, ...rest }: DayReport) {
  const rows = [
    ['all', recorded.all, sameRules.all, changed.all] as const,
    ...Object.keys(recorded.segments).map((id) => threeOf('segments', id)),
    ...Object.keys(recorded.services).map((id) => threeOf('services', id)),
  ];
  function threeOf(kind: 'segments' | 'services', id: string) {
    return [id, recorded[kind][id], sameRules[kind][id], changed[kind][id]] as const;
  }
  const lines = rows.flatMap(([name, ...three]) =>
    ['as it was', 'same rules', 'changed'].flatMap((rule, index) => {
      const summary = three[index];
      return summary ? [waitCells(`${name}, ${rule}`, summary)] : [];
    }),
  );
  const { fairness, leftUncalled } = rest;
  return [
    `${day}: waits in minutes (${leftUncalled} left before their call)`,
    textTable([WAIT_COLUMNS, ...lines]),
    '',
    `wait longer: ${fairness.longer} (mean ${minutes(fairness.meanLongerMinutes)}, most ${minutes(fairness.mostLongerMinutes)})`,
    `wait shorter: ${fairness.shorter} (mean ${minutes(fairness.meanShorterMinutes)}, most ${minutes(fairness.mostShorterMinutes)})`,
    `about the same: ${fairness.same}`,
    `overtaken: ${fairness.overtaken.before.tickets} before (${fairness.overtaken.before.most} at most), ${fairness.overtaken.tickets} after (${fairness.overtaken.most} at most)`,
  ].join('\n');
}
