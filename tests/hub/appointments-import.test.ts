import iconv from 'iconv-lite';
import { afterAll, describe, expect, it } from 'vitest';
import { pseudonymOf } from '#core/privacy/pseudonym.ts';
import type { AppointmentView, ImportedView } from '#api/appointments.ts';
import { keyedHash } from '#hub/access/keys.ts';
import { type BookingHall, openBookingHall } from '#tests/support/booking-hall.ts';
import { clearHubs } from '#tests/support/hub.ts';
import { answerOf } from '#tests/support/rest.ts';

afterAll(clearHubs);

const ID_NUMBER = '11010519491231002X';

const FILE = [
  '预约编号,业务,预约时间,证件号码,取款金额,券别',
  `R1,现金业务,2026-03-02 10:00,${ID_NUMBER},"50,000.00",100x450; 50x100`,
  'R2,wealth,2026/3/3 9:30,,,',
  '',
].join('\r\n');

/** Sends a file as it is. */
async function sendFile({ admin }: BookingHall, body: string | Uint8Array, key = 'file') {
  const response = await fetch(`${admin.origin}/api/v1/appointments/import`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${admin.token}`,
      'content-type': 'text/csv; charset=utf-8',
      'idempotency-key': key,
    },
    body: typeof body === 'string' ? body : Buffer.from(body),
  });
  return answerOf(response);
}

const listOf = async ({ admin }: BookingHall, date: string) =>
  (await admin.get(`/appointments?date=${date}`)).json<{ items: AppointmentView[] }>().items;

describe('an import', () => {
  it('books every row, and the same file again changes nothing', async () => {
    const hall = await openBookingHall();
    const first = (await hall.post('/appointments/import', { csv: FILE })).json<ImportedView>();
    expect(first).toMatchObject({ booked: 2, known: 0 });
    expect(first.items.map(({ line, reference }) => [line, reference])).toEqual([
      [2, 'R1'],
      [3, 'R2'],
    ]);
    const again = (await hall.post('/appointments/import', { csv: FILE })).json<ImportedView>();
    expect(again).toEqual({ booked: 0, known: 2, items: first.items });
    expect(await listOf(hall, '2026-03-02')).toMatchObject([
      {
        code: first.items[0]?.code,
        reference: 'R1',
        channel: 'import',
        largeCash: {
          amountFen: 5_000_000,
          denominations: [
            { valueYuan: 100, count: 450 },
            { valueYuan: 50, count: 100 },
          ],
        },
      },
    ]);
    expect(await listOf(hall, '2026-03-03')).toMatchObject([{ reference: 'R2' }]);
  });

  it('is the same intent as a file and as JSON, in UTF-8 and as an old desktop writes it', async () => {
    const hall = await openBookingHall();
    const first = await sendFile(hall, FILE);
    expect(first.status, first.text).toBe(200);
    const json = await hall.admin.post('/appointments/import', { csv: FILE }, { key: 'file' });
    expect(json.text).toBe(first.text);
    const national = await sendFile(hall, iconv.encode(FILE, 'gb18030'));
    expect(national.text).toBe(first.text);
  });

  it('leaves the identity number behind, and the card still finds its appointment', async () => {
    const hall = await openBookingHall();
    const answer = await sendFile(hall, FILE);
    expect(answer.text).not.toContain(ID_NUMBER);
    const log = JSON.stringify(hall.hub.store.events.after(0, 1000));
    expect(log).not.toContain(ID_NUMBER);
    expect(JSON.stringify(hall.hub.store.appointments.all())).not.toContain(ID_NUMBER);
    const { pseudonyms } = hall.hub.keys;
    const pseudonym = pseudonymOf(ID_NUMBER, 'citizen', (text) => keyedHash(pseudonyms, text));
    await hall.becomes('09:30');
    const ticket = await hall.post('/appointments/check-in-by-card', { pseudonym });
    expect(ticket.json()).toMatchObject({ serviceId: 'cash', segmentId: 'booked' });
  });

  it('takes nothing of a file with a fault, and tells each by line, field and code', async () => {
    const hall = await openBookingHall();
    const csv = [
      'reference,service,start,amount,denominations',
      'R1,cash,2026-03-02 10:00,,',
      'R2,opera,2026-03-02 25:00,,',
      `${ID_NUMBER},cash,2026-03-02 10:00,,`,
      'R4,cash,2026-03-02 10:00,50000,',
    ].join('\n');
    const unreadable = await hall.post('/appointments/import', { csv });
    expect(unreadable.json()).toMatchObject({
      status: 400,
      code: 'import-refused',
      refusals: [
        { line: 3, field: 'service', code: 'service-unknown' },
        { line: 3, field: 'start', code: 'start-unreadable' },
        { line: 4, field: 'reference', code: 'reference-personal' },
        { line: 5, field: 'denominations', code: 'cell-empty' },
      ],
    });
    expect(unreadable.contentType).toContain('application/problem+json');
    expect(unreadable.text).not.toContain(ID_NUMBER);
    const row = (n: number) => `R${n},cash,2026-03-02 10:00`;
    const crowded = ['reference,service,start', row(1), row(2), row(3), row(4)].join('\n');
    const full = await hall.post('/appointments/import', { csv: crowded });
    expect(full.json()).toMatchObject({
      refusals: [
        { line: 4, code: 'slot-full' },
        { line: 5, code: 'slot-full' },
      ],
    });
    expect(await listOf(hall, '2026-03-02')).toEqual([]);
  });

  it('a reference that means something else now is a conflict', async () => {
    const hall = await openBookingHall();
    await sendFile(hall, FILE);
    const moved = FILE.replace('10:00', '10:15');
    expect((await sendFile(hall, moved, 'other')).json()).toMatchObject({
      refusals: [{ line: 2, code: 'reference-conflict' }],
    });
  });

  it('is refused as a whole when it is too large, or sent to another address', async () => {
    const hall = await openBookingHall();
    const large = await sendFile(hall, FILE + 'x'.repeat(256 * 1024));
    expect(large.json()).toMatchObject({ status: 413, code: 'body-too-large' });
    const elsewhere = await hall.admin.send('POST', '/appointments', {
      body: FILE,
      headers: { 'content-type': 'text/csv' },
    });
    expect(elsewhere.json()).toMatchObject({ status: 415 });
  });
});
