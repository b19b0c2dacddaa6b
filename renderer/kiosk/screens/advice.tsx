import { useTranslation } from 'react-i18next';
import { mintKey } from '#renderer/data/mint-key.ts';
import { Frame } from '#renderer/kiosk/frame/frame.tsx';
import { isClosed, useBranch, useKiosk } from '#renderer/kiosk/kiosk-context.ts';
import { localText } from '#renderer/text/start-texts.ts';
import { BigKey } from './big-key.tsx';
import { Facts } from './facts.tsx';
import { WaitFact } from './wait-fact.tsx';

/** What a service covers, where it is, how long it takes; then the number, or a person. */
export function Advice({ serviceId }: { readonly serviceId: string }) {
  const { session, send, canIdentify, queue } = useKiosk();
  const { services, zones } = useBranch();
  const { t } = useTranslation('kiosk');
  const { language } = session.preferences;
  const service = services.find(({ id }) => id === serviceId);
  const zone = zones.find(({ id }) => id === service?.zoneId);
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
            { icon: 'clock', label: t('advice.wait'), value: <WaitFact serviceId={serviceId} /> },
          ]}
        />
      }
    >
      {!isClosed(queue) && (
        <BigKey
          look="primary"
          icon="ticket"
          name="take-this"
          words={t('advice.take')}
          onPress={() => send({ kind: 'service-chosen', serviceId, key: mintKey(), canIdentify })}
        />
      )}
      <BigKey
        look="plain"
        icon="question"
        name="unsure"
        words={t('service.unsure')}
        hint={t('service.unsureHint')}
        onPress={() => send({ kind: 'unsure' })}
      />
    </Frame>
  );
}
