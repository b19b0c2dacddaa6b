import { implement } from '@orpc/server';
import { err } from '#core/shared/result.ts';
import { contract } from '#api/contract.ts';
import { failure } from '#api/failures.ts';
import { allowKiosk } from '#hub/access/caller.ts';
import { cancelIdentify, identify } from '#hub/commands/identify.ts';
import type { Hub } from '#hub/hub.ts';
import type { Intent } from '#hub/ledger/ledger.ts';
import { callerWith, once, orRefuse, type RequestContext } from '#hub/server/context.ts';

const os = implement(contract.kiosks).$context<RequestContext>();

export function kioskRoutes(hub: Hub) {
  return {
    identify: os.identify.handler(({ input, context }) => {
      orRefuse(allowKiosk(orRefuse(callerWith(context, 'identify')), input.id));
      const { id, method } = input;
      return orRefuse(once(hub.ledger, context, (intent) => identify(hub, id, method, intent)))
        .body;
    }),
    cancelIdentify: os.cancelIdentify.handler(({ input, context }) => {
      orRefuse(allowKiosk(orRefuse(callerWith(context, 'identify')), input.id));
      const cancel = (intent: Intent | undefined) => cancelIdentify(hub, input.id, intent);
      return orRefuse(once(hub.ledger, context, cancel)).body;
    }),
    callStaff: os.callStaff.handler(({ input, context }) => {
      orRefuse(allowKiosk(orRefuse(callerWith(context, 'call-staff')), input.id));
      const { id, screen } = input;
      if (!hub.branch.kiosks.some((kiosk) => kiosk.id === id)) {
        return orRefuse(err(failure('kiosk-unknown')));
      }
      return orRefuse(
        once(hub.ledger, context, (intent) => hub.alerts.callStaff(id, screen, intent)),
      ).body;
    }),
  };
}
