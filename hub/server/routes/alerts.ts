import { implement } from '@orpc/server';
import type { AlertView } from '#api/alerts.ts';
import { contract } from '#api/contract.ts';
import type { Hub } from '#hub/hub.ts';
import { callerWith, once, orRefuse, type RequestContext } from '#hub/server/context.ts';
import { cursorOf, pageOfAll } from '#hub/server/paging.ts';
import type { Alert } from '#hub/store/alerts.ts';

const os = implement(contract.alerts).$context<RequestContext>();

export function alertRoutes({ alerts, ledger, views }: Hub) {
  const view = ({ raisedAt, acknowledgedAt, ...alert }: Alert): AlertView => ({
    ...alert,
    raisedAt: views.iso(raisedAt),
    ...(acknowledgedAt !== undefined && { acknowledgedAt: views.iso(acknowledgedAt) }),
  });
  return {
    list: os.list.handler(({ input, context }) => {
      orRefuse(callerWith(context, 'handle-alerts'));
      return pageOfAll(alerts.open().map(view), orRefuse(cursorOf(input)));
    }),
    acknowledge: os.acknowledge.handler(({ input, context }) => {
      orRefuse(callerWith(context, 'handle-alerts'));
      return view(
        orRefuse(once(ledger, context, (intent) => alerts.acknowledge(input.id, intent))).body,
      );
    }),
  };
}
