import { implement } from '@orpc/server';
import { contract } from '#api/contract.ts';
import type { Hub } from '#hub/hub.ts';
import { queueSnapshot } from '#hub/queries/queue-snapshot.ts';
import { callerWith, orRefuse, type RequestContext } from '#hub/server/context.ts';

const os = implement(contract.queue).$context<RequestContext>();

export function queueRoutes({ ledger, views, epoch }: Hub) {
  return {
    get: os.get.handler(({ context }) => {
      orRefuse(callerWith(context, 'read'));
      return queueSnapshot(views, ledger.queue, ledger.now(), `${epoch}-${ledger.seq}`);
    }),
  };
}
