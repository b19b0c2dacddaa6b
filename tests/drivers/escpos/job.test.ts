import { describe, expect, it } from 'vitest';
import { fault } from '#core/device/fault.ts';
import { type JobInput, type JobState, type JobTerms, stepJob } from '#drivers/escpos/job.ts';

const KNOWS: JobTerms = { confirmation: 'knows', reportsStatus: true };
const ASKS: JobTerms = { confirmation: 'asks', reportsStatus: true };
const ASKS_MUTE: JobTerms = { confirmation: 'asks', reportsStatus: false };
const WATCHED: JobTerms = { confirmation: 'none', reportsStatus: true };
const MUTE: JobTerms = { confirmation: 'none', reportsStatus: false };

const OUT = fault('paper-out');
const LOST: JobInput = { kind: 'line-lost', fault: fault('line-closed') };
const GO: JobInput = { kind: 'preflight' };
const TAKEN: JobInput = { kind: 'body-taken' };
const TROUBLE: JobInput = { kind: 'trouble', fault: OUT };
const CLEAN: JobInput = { kind: 'status', seen: 'clean' };
const SILENT: JobInput = { kind: 'status', seen: 'silent' };
const TIMEOUT: JobInput = { kind: 'timeout' };
const DEADLINE: JobInput = { kind: 'deadline' };
const CONFIRMED: JobInput = { kind: 'confirmed' };
const CLEARED: JobInput = { kind: 'cleared' };

/** Feeds inputs in turn and tells how it stands, and what was to be done on the way. */
function live(terms: JobTerms, inputs: readonly JobInput[]): { end: string; effects: string[] } {
  let state: JobState = { kind: 'queued' };
  const effects: string[] = [];
  for (const input of inputs) {
    const step = stepJob(terms, state, input);
    state = step.state;
    effects.push(
      ...step.effects.map((effect) => (effect.kind === 'wait' ? effect.reason : effect.kind)),
    );
  }
  if (state.kind !== 'ended') return { end: state.kind, effects };
  const { outcome, leftover } = state;
  const because = 'fault' in outcome ? ` ${outcome.fault.code}` : '';
  return {
    end: `${outcome.kind}${because}${leftover === 'none' ? '' : ` (${leftover})`}`,
    effects,
  };
}

describe('stepJob', () => {
  const rows: readonly [string, JobTerms, readonly JobInput[], string, readonly string[]][] = [
    ['printed', KNOWS, [GO, TAKEN, CONFIRMED], 'confirmed', ['send-body', 'confirmation']],
    ['confirmed before the write is reported', KNOWS, [GO, CONFIRMED], 'confirmed', ['send-body']],
    ['refused', KNOWS, [{ kind: 'preflight', fault: OUT }], 'failed paper-out', []],
    ['no line', KNOWS, [LOST], 'failed line-closed', []],
    ['never begun', KNOWS, [DEADLINE], 'failed line-timeout', []],
    ['lost while sending', KNOWS, [GO, LOST], 'unknown line-closed (condemned)', ['send-body']],
    [
      'lost after sending',
      KNOWS,
      [GO, TAKEN, LOST],
      'unknown line-closed (suspect)',
      ['send-body', 'confirmation'],
    ],
    [
      'no word',
      KNOWS,
      [GO, TAKEN, CLEAN, TIMEOUT],
      'unknown print-unconfirmed',
      ['send-body', 'confirmation', 'learn-no-word'],
    ],
    [
      'no word and no status from one that knows how',
      KNOWS,
      [GO, TAKEN, SILENT, TIMEOUT],
      'unknown print-unconfirmed',
      ['send-body', 'confirmation'],
    ],
    [
      'no word, first try',
      ASKS,
      [GO, TAKEN, CLEAN, TIMEOUT],
      'sent',
      ['send-body', 'confirmation', 'learn-no-word'],
    ],
    [
      'no word and no status',
      ASKS,
      [GO, TAKEN, SILENT, TIMEOUT],
      'unknown print-unconfirmed',
      ['send-body', 'confirmation'],
    ],
    [
      'no word at the deadline teaches nothing',
      ASKS,
      [GO, TAKEN, CLEAN, DEADLINE],
      'unknown print-unconfirmed',
      ['send-body', 'confirmation'],
    ],
    [
      'mute, first try',
      ASKS_MUTE,
      [GO, TAKEN, TIMEOUT],
      'sent',
      ['send-body', 'confirmation', 'learn-no-word'],
    ],
    ['mute', MUTE, [GO, TAKEN], 'sent', ['send-body']],
    ['watched', WATCHED, [GO, TAKEN, CLEAN, TIMEOUT], 'sent', ['send-body', 'observation']],
    [
      'watched, gone silent',
      WATCHED,
      [GO, TAKEN, SILENT, TIMEOUT],
      'unknown print-unconfirmed',
      ['send-body', 'observation'],
    ],
    [
      'voided',
      KNOWS,
      [GO, TAKEN, TROUBLE, TIMEOUT, CLEARED],
      'failed paper-out (condemned)',
      ['send-body', 'confirmation', 'grace', 'send-clear'],
    ],
    [
      'voided at the deadline',
      KNOWS,
      [GO, TAKEN, TROUBLE, DEADLINE, CLEARED],
      'failed paper-out (condemned)',
      ['send-body', 'confirmation', 'grace', 'send-clear'],
    ],
    [
      'trouble while sending',
      KNOWS,
      [GO, TROUBLE, TAKEN, TIMEOUT, CLEARED],
      'failed paper-out (condemned)',
      ['send-body', 'grace', 'send-clear'],
    ],
    [
      'mended in time',
      KNOWS,
      [GO, TAKEN, TROUBLE, CLEAN, CONFIRMED],
      'confirmed',
      ['send-body', 'confirmation', 'grace', 'confirmation'],
    ],
    [
      'printed in spite of it',
      KNOWS,
      [GO, TAKEN, TROUBLE, CONFIRMED],
      'confirmed',
      ['send-body', 'confirmation', 'grace'],
    ],
    [
      'silence mends nothing',
      KNOWS,
      [GO, TAKEN, TROUBLE, SILENT, TIMEOUT],
      'voiding',
      ['send-body', 'confirmation', 'grace', 'send-clear'],
    ],
    [
      'lost while voiding',
      KNOWS,
      [GO, TAKEN, TROUBLE, TIMEOUT, LOST],
      'unknown line-closed (condemned)',
      ['send-body', 'confirmation', 'grace', 'send-clear'],
    ],
    [
      'lost in trouble',
      KNOWS,
      [GO, TAKEN, TROUBLE, LOST],
      'unknown line-closed (condemned)',
      ['send-body', 'confirmation', 'grace'],
    ],
    [
      'confirmed twice',
      KNOWS,
      [GO, TAKEN, CONFIRMED, CONFIRMED, LOST],
      'confirmed',
      ['send-body', 'confirmation'],
    ],
  ];
  it.each(rows)('%s', (_name, terms, inputs, end, effects) => {
    expect(live(terms, inputs)).toEqual({ end, effects });
  });
});
