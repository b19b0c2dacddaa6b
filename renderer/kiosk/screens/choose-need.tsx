import { useTranslation } from 'react-i18next';
import { Frame } from '#renderer/kiosk/frame/frame.tsx';
import { useKiosk } from '#renderer/kiosk/kiosk-context.ts';
import { ServiceTiles } from './service-tiles.tsx';

/** The customer does not want a number yet: what is it about? */
export function ChooseNeed() {
  const { send } = useKiosk();
  const { t } = useTranslation('kiosk');
  return (
    <Frame mood="listening" headline={t('need.headline')} lead={t('need.lead')}>
      <ServiceTiles onChoose={(serviceId) => send({ kind: 'need-chosen', serviceId })} />
    </Frame>
  );
}
