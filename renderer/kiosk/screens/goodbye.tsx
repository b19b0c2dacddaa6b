import { useTranslation } from 'react-i18next';
import { Frame } from '#renderer/kiosk/frame/frame.tsx';
import { Icon } from '#renderer/parts/icon.tsx';
import css from './goodbye.module.css';

/** Calm and short; then everything about the customer is gone. */
export function Goodbye() {
  const { t } = useTranslation('kiosk');
  return (
    <Frame mood="idle" headline={t('goodbye.headline')} lead={t('goodbye.lead')}>
      <div className={css.done}>
        <Icon name="check" className={css.icon} />
      </div>
    </Frame>
  );
}
