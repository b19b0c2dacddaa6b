import type { AppointmentCode } from '#core/appointment/code.ts';
import type { CodedRow } from '#core/appointment/command.ts';
import type { ImportRow } from '#core/appointment/import-row.ts';
import { parseImport } from '#core/appointment/parse-import.ts';
import type { AppointmentsState } from '#core/appointment/state.ts';
import { identityKindOf } from '#core/device/identity-number.ts';
import { pseudonymOf } from '#core/privacy/pseudonym.ts';
import { err, type Result } from '#core/shared/result.ts';
import type { ImportedView } from '#api/appointments.ts';
import type { Failure } from '#api/failures.ts';
import { keyedHash } from '#hub/access/keys.ts';
import type { Hub } from '#hub/hub.ts';
import type { Intent, Reply } from '#hub/ledger/ledger.ts';
import { changeAppointments, mintCode } from './change-appointments.ts';

/** Takes over the bookings of another system, all of a file or none; a file may be sent again. */
export function importAppointments(
  hub: Hub,
  csv: string,
  intent: Intent | undefined,
): Result<Reply<ImportedView>, Failure> {
  const { branch, keys, ledger } = hub;
  const parsed = parseImport(csv, {
    timeZone: branch.timeZone,
    services: branch.services,
    pseudonymOf: (number) =>
      pseudonymOf(number, identityKindOf(number), (text) => keyedHash(keys.pseudonyms, text)),
  });
  if (!parsed.ok) return err({ code: 'import-refused', refusals: parsed.error });
  const rows = withCodes(parsed.value, ledger.appointments);
  return changeAppointments(
    hub,
    { kind: 'import-appointments', rows },
    (after, events) => {
      const booked = events.filter(({ name }) => name === 'appointmentBooked').length;
      const items = rows.flatMap(({ line, reference }) => {
        const code = after.references.get(reference);
        return code === undefined ? [] : [{ line, reference, code }];
      });
      return { status: 200, body: { booked, known: rows.length - booked, items } };
    },
    intent,
  );
}

function withCodes(rows: readonly ImportRow[], { appointments }: AppointmentsState): CodedRow[] {
  const minted = new Set<AppointmentCode>();
  return rows.map((row) => {
    const code = mintCode((each) => appointments.has(each) || minted.has(each));
    minted.add(code);
    return { ...row, code };
  });
}
