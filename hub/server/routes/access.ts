import { implement } from '@orpc/server';
import { err } from '#core/shared/result.ts';
import { contract } from '#api/contract.ts';
import { failure } from '#api/failures.ts';
import { createToken } from '#hub/commands/create-token.ts';
import type { Hub } from '#hub/hub.ts';
import { callerWith, once, orRefuse, type RequestContext } from '#hub/server/context.ts';
import { screenCookie } from '#hub/server/cookies.ts';

const os = implement(contract.access).$context<RequestContext>();

export function accessRoutes(hub: Hub) {
  return {
    createToken: os.createToken.handler(({ input, context }) => {
      orRefuse(callerWith(context, 'mint-tokens'));
      const minted = orRefuse(
        once(hub.ledger, context, (intent) => createToken(hub, input, intent)),
      ).body;
      return { ...minted, token: hub.tokens.tokenOf(minted.id) };
    }),
    signIn: os.signIn.handler(({ input, context }) => {
      const signIn = hub.signInLinks.redeem(input.code, context.key);
      if (!signIn) return orRefuse(err(failure('sign-in-code-unknown')));
      const { screen, path, tokenId } = signIn;
      return {
        headers: { 'set-cookie': screenCookie(screen, hub.tokens.tokenOf(tokenId)) },
        body: { screen, path },
      };
    }),
    me: os.me.handler(({ context }) => {
      const { role, counterId, kioskId } = orRefuse(callerWith(context, 'read'));
      return { role, ...(counterId && { counterId }), ...(kioskId && { kioskId }) };
    }),
  };
}
