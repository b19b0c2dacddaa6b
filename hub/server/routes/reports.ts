import { implement } from '@orpc/server';
import { contract } from '#api/contract.ts';
import type { Hub } from '#hub/hub.ts';
import { waitReport, waitReportCsv } from '#hub/queries/wait-report.ts';
import { callerWith, orRefuse, type RequestContext, wants } from '#hub/server/context.ts';

const os = implement(contract.reports).$context<RequestContext>();

export function reportRoutes({ store, branch, ledger }: Hub) {
  return {
    waits: os.waits.handler(({ input, context }) => {
      orRefuse(callerWith(context, 'read-reports'));
      const today = ledger.queue.businessDay;
      const report = orRefuse(waitReport({ store, branch, today }, input));
      if (!wants(context, 'text/csv')) return report;
      const { from, to } = report;
      return new File([waitReportCsv(report)], `waits-${from}-${to}.csv`, { type: 'text/csv' });
    }),
  };
}
