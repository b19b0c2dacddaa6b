import { DEVICE_FAULTS, type DeviceFaultCode, fault } from '#core/device/fault.ts';
import type { Owner } from '#core/device/state.ts';
import { stateOfFault } from '#core/device/state-of-fault.ts';
import { FAILURES } from '#api/failures.ts';

const MENDERS: Readonly<Record<Owner, string>> = {
  clear: 'somebody in the branch',
  maintenance: 'an engineer',
  reset: 'itself',
};

/** `docs/FAILURES.md`: every refusal and every fault, by number. */
export function failuresPage(): string {
  return [
    '# Failures and faults',
    '',
    'Written by `npm run docs` from `api/failures.ts` and `core/device/fault.ts`. Codes and numbers are stable.',
    '',
    '## Failures',
    '',
    'What the hub refuses, as `code` and `number` of problem+json. What people read: `renderer/text/*/failure.ts`.',
    '',
    '| number | code | status | means |',
    '| --- | --- | --- | --- |',
    ...byNumber(FAILURES).map(
      ([code, { number, status, title }]) => `| ${number} | \`${code}\` | ${status} | ${title} |`,
    ),
    '',
    '## Faults of devices',
    '',
    'Why a device cannot work. What people read: `renderer/text/*/fault.ts`; what to do: [for technicians](technician.md#what-to-do).',
    '',
    '| number | code | state (XFS4IoT) | mended by |',
    '| --- | --- | --- | --- |',
    ...byNumber(DEVICE_FAULTS).map(([code, { number }]) => faultRow(code, number)),
    '',
  ].join('\n');
}

function faultRow(code: DeviceFaultCode, number: number): string {
  const known = fault(code);
  return `| ${number} | \`${code}\` | ${stateOfFault(known)} | ${MENDERS[known.owner]} |`;
}

function byNumber<Code extends string, Facts extends { readonly number: number }>(
  table: Readonly<Record<Code, Facts>>,
): [Code, Facts][] {
  return typedEntries(table).toSorted(([, a], [, b]) => a.number - b.number);
}

function typedEntries<Code extends string, Facts>(
  table: Readonly<Record<Code, Facts>>,
): [Code, Facts][] {
  const codes = Object.keys(table).filter((key): key is Code => Object.hasOwn(table, key));
  return codes.map((code) => [code, table[code]]);
}
