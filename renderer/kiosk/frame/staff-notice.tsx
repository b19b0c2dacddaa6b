import { useTranslation } from 'react-i18next';
import type { StaffCall } from '#core/session/session.ts';
import { useDeskName } from '#renderer/kiosk/hooks/use-desk-name.ts';
import { useKiosk } from '#renderer/kiosk/kiosk-context.ts';
import { Icon } from '#renderer/parts/icon.tsx';
import css from './staff-notice.module.css';

/** What became of the customer's call for a person, until the session ends. */
export function StaffNotice() {
  const { session } = useKiosk();
  const words = useNotice(session.staffCall);
  const isBad = session.staffCall.kind === 'failed';
  return (
    <p className={`${css.notice} ${isBad ? css.failed : ''}`}>
      <Icon name={isBad ? 'warning' : 'staff'} className={css.icon} />
      {words}
    </p>
  );
}

function useNotice(call: StaffCall): string | undefined {
  const { t } = useTranslation('kiosk');
  const desk = useDeskName();
  switch (call.kind) {
    case 'none':
      return undefined;
    case 'asking':
      return t('staffCall.asking');
    case 'coming':
      return call.isAcknowledged ? t('staffCall.acknowledged') : t('staffCall.coming');
    case 'failed':
      return t('staffCall.failed', { desk });
  }
}
