import * as fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import { evolveAppointments } from '#core/appointment/evolve.ts';
import { NO_APPOINTMENTS } from '#core/appointment/state.ts';
import { bookAppointment } from '#hub/commands/book-appointment.ts';
import {
  cancelAppointment,
  mintCode,
  passAppointmentTime,
} from '#hub/commands/change-appointments.ts';
import { checkIn } from '#hub/commands/check-in.ts';
import { importAppointments } from '#hub/commands/import-appointments.ts';
import type { Hub } from '#hub/hub.ts';
import { type BranchEvent, isAppointmentEvent } from '#hub/ledger/event.ts';
import { clearHubs, temporaryFolder } from '#tests/support/hub.ts';
import { startInnerHub } from '#tests/support/hub-in-process.ts';
import { VirtualClock } from '#tests/support/virtual-clock.ts';

const RUNS = 12;
const LIMIT_MS = 60_000;
const QUARTER_MS = 15 * 60_000;

afterAll(clearHubs);

/** Something that somebody tries; numbers find their meaning in the state of that moment. */
const steps = fc.array(
  fc.record({
    deed: fc.constantFrom('book', 'book', 'book', 'check-in', 'check-in', 'cancel', 'import'),
    which: fc.nat(12),
    passMs: fc.oneof(
      { weight: 6, arbitrary: fc.nat(2 * QUARTER_MS) },
      // Long enough for some to be forgotten.
      { weight: 1, arbitrary: fc.nat(20 * 86_400_000) },
    ),
  }),
  { minLength: 1, maxLength: 40 },
);
type Step = (typeof steps extends fc.Arbitrary<(infer One)[]> ? One : never) & object;

function attempt(hub: Hub, { deed, which }: Step): void {
  const { appointments } = hub.ledger.appointments;
  const known = [...appointments.keys()];
  const code = known[which] ?? known.at(-1) ?? 'NQBADY2Z';
  const slotStart = (Math.floor(hub.ledger.now() / QUARTER_MS) + 1 + which) * QUARTER_MS;
  switch (deed) {
    case 'book':
      bookAppointment(
        hub,
        { serviceId: 'cash', slotStart, channel: 'api', reference: `R${which}-${slotStart}` },
        undefined,
      );
      return;
    case 'check-in':
      checkIn(hub, { code }, undefined);
      return;
    case 'cancel':
      cancelAppointment(hub, code, 'staff', undefined);
      return;
    default: {
      const time = hub.views.iso(slotStart).slice(0, 16);
      const csv = `reference,service,start\nI${which},cash,${time}\nJ${which},wealth,${time}`;
      importAppointments(hub, csv, undefined);
    }
  }
}

it('what a start recalls is what was in memory and what the whole log says', {
  timeout: LIMIT_MS,
}, async () => {
  let most = 0;
  await fc.assert(
    fc.asyncProperty(steps, async (all) => {
      const clock = new VirtualClock();
      let skipped = 0;
      const jumping = {
        now: () => clock.now() + skipped,
        monotonic: () => clock.monotonic() + skipped,
        schedule: (delayMs: number, task: () => void) => clock.schedule(delayMs, task),
      };
      const dataDir = temporaryFolder();
      const first = await startInnerHub({ clock: jumping, dataDir });
      for (const step of all) {
        skipped += step.passMs;
        passAppointmentTime(first.hub.ledger);
        attempt(first.hub, step);
      }
      // What a start does first, so that the second one finds nothing left to do.
      first.hub.ledger.command({ kind: 'pass-time' }, () => ({ status: 200, body: undefined }));
      passAppointmentTime(first.hub.ledger);
      const { appointments, queue, seq } = first.hub.ledger;
      most = Math.max(most, appointments.appointments.size);
      const log = first.hub.store.events
        .after(0, Number.MAX_SAFE_INTEGER)
        .map(({ body }): BranchEvent => JSON.parse(body))
        .filter(isAppointmentEvent);
      await first.stop();
      expect(evolveAppointments(NO_APPOINTMENTS, log)).toEqual(appointments);
      const second = await startInnerHub({ clock: jumping, dataDir });
      const recalled = second.hub.ledger;
      expect(recalled.seq).toBe(seq);
      expect(recalled.appointments).toEqual(appointments);
      expect([...recalled.appointments.appointments.keys()]).toEqual([
        ...appointments.appointments.keys(),
      ]);
      expect(recalled.queue).toEqual(queue);
      for (const { ticketId, state, code } of appointments.appointments.values()) {
        const ticket = ticketId && second.hub.store.tickets.find(ticketId);
        expect(ticket?.appointmentCode).toBe(
          state === 'checked-in' || state === 'late' ? code : undefined,
        );
      }
      await second.stop();
    }),
    { numRuns: RUNS },
  );
  expect(most).toBeGreaterThan(3);
});

it('a code that is taken is drawn again', () => {
  const drawn: number[] = [];
  const draw = (length: number) => {
    drawn.push(length);
    return new Uint8Array(length).fill(drawn.length < 3 ? 7 : 9);
  };
  const taken = mintCode(() => false, draw);
  expect(mintCode((code) => code === taken, draw)).not.toBe(taken);
  expect(drawn.length).toBe(3);
});
