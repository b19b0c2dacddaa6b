import { it } from 'vitest';
import { importAppointments } from '#hub/commands/import-appointments.ts';
import { openBookingHall, local } from '#tests/support/booking-hall.ts';
import { demoBranch } from '#tests/support/hub-in-process.ts';
it('perf', { timeout: 300000 }, async () => {
  const b = demoBranch();
  const services = b.appointments.services.map((s) => ({ ...s, capacity: 50, horizonDays: 60 }));
  const cash = { ...b.appointments.cash, dayLimitFen: 1e13 };
  const hall = await openBookingHall({ ...b, appointments: { ...b.appointments, services, cash } });
  const iso = hall.hub.views.iso;
  let n = 0;
  for (const [label, tail, rows] of [['plain', ',,', 6000], ['plain2', ',,', 6000], ['cash', ',50000,100x500', 1500], ['cash2', ',50000,100x500', 1500]] as const) {
    const lines = ['reference,service,start,identity-number,amount,denominations'.replace('identity-number','identity number')];
    for (let i = 0; i < rows; i++) { n++; const at = Date.parse(local('09:15')) + (n % 5000) * 900000; lines.push(`R${n},cash,${iso(at).slice(0, 16)},${tail.slice(0)}`.replace(',,,', ',,,')); }
    const csv = lines.join('\n');
    const t = performance.now();
    const r = importAppointments(hall.hub, csv, undefined);
    console.log(label, csv.length, Math.round(performance.now() - t), r.ok ? r.value.body.booked : JSON.stringify(r.error).slice(0, 200));
  }
  let t = performance.now();
  await hall.slots('serviceId=cash'); console.log('slots', performance.now() - t);
  t = performance.now(); await hall.slots('serviceId=cash&from=2026-03-05&to=2026-03-05'); console.log('slots day', performance.now() - t);
  t = performance.now(); const a = await hall.post('/appointments', { serviceId: 'wealth', start: local('10:00') }); console.log('book', performance.now() - t, a.status);
  t = performance.now(); const c = await hall.checkIn(a.json()); console.log('checkin', performance.now() - t, c.status);
  t = performance.now(); await hall.admin.get('/appointments/cash-plan'); console.log('plan', performance.now() - t);
  t = performance.now(); await hall.restart(); console.log('restart', performance.now() - t);
});
