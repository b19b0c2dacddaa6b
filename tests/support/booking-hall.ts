import { onTestFinished } from 'vitest';
import type { Branch } from '#core/branch/branch.ts';
import type { Clock } from '#core/shared/clock.ts';
import type { AppointmentSlotView, AppointmentView } from '#api/appointments.ts';
import type { TicketView } from '#api/tickets.ts';
import { temporaryFolder } from './hub.ts';
import { type InnerHub, startInnerHub } from './hub-in-process.ts';
import { VirtualClock } from './virtual-clock.ts';

const SECOND_MS = 1000;
/** The day on which the hall opens, a Monday. */
export const TODAY = '2026-03-02';

/** `2026-03-02T10:00` in the branch, as the interface writes it. */
export function local(time: string, date = TODAY): string {
  return `${date}T${time}:00.000+08:00`;
}

/** A clock that jumps when it is told the time, and lets everything due happen a moment later. */
class JumpingClock implements Clock {
  readonly hands = new VirtualClock(Date.parse(local('09:00')));
  #offset = 0;

  now(): number {
    return this.hands.now() + this.#offset;
  }

  monotonic(): number {
    return this.hands.monotonic() + this.#offset;
  }

  schedule(delayMs: number, task: () => void): () => void {
    return this.hands.schedule(delayMs, task);
  }

  async jumpTo(atMs: number): Promise<void> {
    this.#offset += Math.max(0, atMs - this.now());
    await this.hands.advance(2 * SECOND_MS);
  }
}

/** A branch that takes bookings, and a clock to tell it the time with. */
export async function openBookingHall(branch?: Branch) {
  const clock = new JumpingClock();
  const dataDir = temporaryFolder();
  const start = () => startInnerHub({ clock, dataDir, ...(branch && { branch }) });
  let inner: InnerHub = await start();
  onTestFinished(() => inner.stop());
  const post = (path: string, body: unknown = {}) => inner.client.post(path, body);
  return {
    get hub() {
      return inner.hub;
    },
    get admin() {
      return inner.client;
    },
    restart: async () => {
      await inner.stop();
      inner = await start();
    },
    /** It becomes just after a minute of the first day, or of another. */
    becomes: (time: string, date = TODAY) => clock.jumpTo(Date.parse(local(time, date))),
    post,
    book: async (time: string, more: object = {}) => {
      const body = { serviceId: 'cash', start: local(time), ...more };
      const answer = await post('/appointments', body);
      if (answer.status !== 201) throw new Error(answer.text);
      return answer.json<AppointmentView>();
    },
    issue: async (serviceId = 'cash') => (await post('/tickets', { serviceId })).json<TicketView>(),
    checkIn: ({ code }: { readonly code: string }, body: object = {}) =>
      post(`/appointments/${code}/check-in`, body),
    appointment: async (code: string) =>
      (await inner.client.get(`/appointments/${code}`)).json<AppointmentView>(),
    slots: async (query: string) =>
      (await inner.client.get(`/appointment-slots?limit=1000&${query}`)).json<{
        items: AppointmentSlotView[];
      }>().items,
  };
}
export type BookingHall = Awaited<ReturnType<typeof openBookingHall>>;
