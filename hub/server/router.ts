import type { Hub } from '#hub/hub.ts';
import { accessRoutes } from './routes/access.ts';
import { alertRoutes } from './routes/alerts.ts';
import { appointmentRoutes } from './routes/appointments.ts';
import { configurationRoutes } from './routes/configuration.ts';
import { counterRoutes } from './routes/counters.ts';
import { deviceRoutes } from './routes/devices.ts';
import { kioskRoutes } from './routes/kiosks.ts';
import { queueRoutes } from './routes/queue.ts';
import { reportRoutes } from './routes/reports.ts';
import { ticketRoutes } from './routes/tickets.ts';

/** Every procedure of the contract with the deed or query behind it. */
export function routerOf(hub: Hub) {
  return {
    access: accessRoutes(hub),
    alerts: alertRoutes(hub),
    appointments: appointmentRoutes(hub),
    configuration: configurationRoutes(hub),
    counters: counterRoutes(hub),
    devices: deviceRoutes(hub),
    kiosks: kioskRoutes(hub),
    queue: queueRoutes(hub),
    reports: reportRoutes(hub),
    tickets: ticketRoutes(hub),
  };
}
