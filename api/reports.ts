import { oc } from '@orpc/contract';
import * as z from 'zod';
import { calendarDate, id } from './common.ts';

/** Days, both ends included. */
const range = z.object({ from: calendarDate, to: calendarDate });

const seconds = z.number().nullable();
const share = z.number().nullable();

const serviceWaits = z.object({
  serviceId: id,
  count: z.number().int(),
  left: z.number().int(),
  meanSeconds: seconds,
  p50Seconds: seconds,
  p90Seconds: seconds,
  announced: z.object({
    n: z.number().int(),
    maeSeconds: seconds,
    biasSeconds: seconds,
    exceedP80: share,
    exceedP90: share,
  }),
});

export const waitReport = range.extend({
  items: z.array(serviceWaits),
  nextCursor: z.null(),
});
export type WaitReport = z.infer<typeof waitReport>;

const WAITS = `Waits of the business days \`from\` to \`to\` by service, and how good the announcements were; the day that is
running counts as far as it has come. At most 400 days. With \`Accept: text/csv\` the same as a table, one line for each service.

A wait is the time from the issue of a ticket to its first call. \`count\`: tickets called. \`left\`: tickets that were cancelled or
expired before their first call. \`p50Seconds\`, \`p90Seconds\`: waits that 50 % and 90 % of the called did not exceed, in steps of 15 s.
Tickets that were transferred before their first call, and customers served without a wait in the line, are in no figure.

\`announced\` is about the called tickets that were told on issue that they have to wait (\`n\`); those who were told "now" are left out.
\`maeSeconds\`: mean of |announced mean − wait|. \`biasSeconds\`: mean of announced mean − wait; negative: customers waited longer than
announced. \`exceedP80\`, \`exceedP90\`: share of waits longer than the announced P80 and P90; well calibrated are 0.2 and 0.1.

\`null\`: nobody to tell it of.`;

export const reports = {
  waits: oc
    .route({
      method: 'GET',
      path: '/reports/waits',
      tags: ['reports'],
      summary: 'Waits and the accuracy of announcements, by service.',
      description: WAITS,
    })
    .input(range)
    .output(z.union([waitReport, z.file().mime('text/csv')])),
};
