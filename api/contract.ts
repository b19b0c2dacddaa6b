import { access } from './access.ts';
import { alerts } from './alerts.ts';
import { appointments } from './appointments.ts';
import { configuration } from './configuration.ts';
import { counters } from './counters.ts';
import { devices } from './devices.ts';
import { kiosks } from './identification.ts';
import { queue } from './queue.ts';
import { reports } from './reports.ts';
import { tickets } from './tickets.ts';

/** Root of the REST interface; the same procedures serve the screens. */
export const API_PREFIX = '/api/v1';

/** Everything the hub can be asked, by area. */
export const contract = {
  access,
  alerts,
  appointments,
  configuration,
  counters,
  devices,
  kiosks,
  queue,
  reports,
  tickets,
};
