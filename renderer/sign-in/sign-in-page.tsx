import { useEffect, useEffectEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useSignIn } from '#renderer/data/access.ts';
import { failureOf } from '#renderer/data/failure.ts';
import { Button } from '#renderer/parts/button.tsx';
import { FullNotice } from '#renderer/parts/full-notice.tsx';

/** Trades the code of the link for this browser's cookie and goes on to the screen it is for. */
export function SignInPage({ code }: { readonly code: string }) {
  const { t } = useTranslation('sign-in');
  const { mutate, data, error, isPending } = useSignIn();
  const signIn = useEffectEvent(() => {
    mutate(code, {
      // The link itself must not be what "back" returns to.
      onSuccess: ({ body }) => window.location.replace(body.path + window.location.search),
    });
  });
  useEffect(() => {
    if (code !== '') signIn();
  }, [code]);
  if (code === '') return <FullNotice title={t('missing.title')} todo={t('missing.todo')} />;
  if (data) return <FullNotice title={t('done')} />;
  if (!error || isPending) return <FullNotice title={t('working')} />;
  if (failureOf(error) === 'sign-in-code-unknown') {
    return <FullNotice title={t('wrong.title')} todo={t('wrong.todo')} />;
  }
  return (
    <FullNotice title={t('unreachable.title')} todo={t('unreachable.todo')}>
      <Button look="primary" icon="retry" onPress={signIn}>
        {t('retry')}
      </Button>
    </FullNotice>
  );
}
