import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useHub } from './hub-provider.tsx';
import { KEYS } from './keys.ts';
import { mintKey } from './mint-key.ts';
import { whileFailed } from './while-failed.ts';

/** Who this page is signed in as; fails with `token-missing` when it is not. */
export function useMe() {
  const { client } = useHub();
  return useQuery({
    queryKey: KEYS.me,
    queryFn: () => client.access.me(),
    staleTime: 60_000,
    refetchInterval: whileFailed,
  });
}

/** Trades the one-time code of a sign-in link for this browser's cookie. */
export function useSignIn() {
  const { client } = useHub();
  // One for this page: a second try after a lost answer is the same sign-in, the same link in another browser is not.
  const [idempotencyKey] = useState(mintKey);
  return useMutation({
    mutationFn: (code: string) => client.access.signIn({ code }, { context: { idempotencyKey } }),
  });
}
