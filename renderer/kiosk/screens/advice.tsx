import { useTranslation } from 'react-i18next';
import { mintKey } from '#renderer/data/mint-key.ts';
import { Frame } from '#renderer/kiosk/frame/frame.tsx';
import { useCanIdentify } from '#renderer/kiosk/hooks/use-can-identify.ts';
import { useBranch, useKiosk } from '#renderer/kiosk/kiosk-context.ts';
import { Button } from '#renderer/parts/button.tsx';
import { localText } from '#renderer/text/start-texts.ts';
import { useWaitText } from '#renderer/text/use-wait-text.ts';
import { Facts } from './facts.tsx';

/** What a service covers, where it is, how long it takes; then the number, or a person. */
export function Advice({ serviceId }: { readonly serviceId: string }) {
  const { session, send, queue } = useKiosk();
  const { services, zones } = useBranch();
  const { t } = useTranslation('kiosk');
  const waitText = useWaitText();
  const canIdentify = useCanIdentify();
  const { language } = session.preferences;
  const service = services.find(({ id }) => id === serviceId);
  const zone = zones.find(({ id }) => id === service?.zoneId);
  const line = queue?.services.find(({ id }) => id === serviceId);
  const wait =
    line && line.waiting > 0
      ? t('advice.people', { count: line.waiting, wait: waitText(line.wait) })
      : t('attract.free');
  return (
    <Frame
      mood="pointing"
      headline={service ? localText(service.name, language) : ''}
      stage={
        <Facts
          facts={[
            {
              icon: 'check',
              label: t('advice.covers'),
              value: service ? localText(service.hint, language) : '',
            },
            {
              icon: 'place',
              label: t('advice.place'),
              value: zone ? localText(zone.name, language) : '',
            },
            { icon: 'clock', label: t('advice.wait'), value: wait },
          ]}
        />
      }
    >
      <Button
        look="primary"
        icon="ticket"
        name="take-this"
        isLarge
        onPress={() => send({ kind: 'service-chosen', serviceId, key: mintKey(), canIdentify })}
      >
        {t('advice.take')}
      </Button>
      <Button icon="staff" name="unsure" isLarge onPress={() => send({ kind: 'unsure' })}>
        {t('service.unsure')}
      </Button>
    </Frame>
  );
}
