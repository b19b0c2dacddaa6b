import { useTranslation } from 'react-i18next';
import { mintKey } from '#renderer/data/mint-key.ts';
import { Frame } from '#renderer/kiosk/frame/frame.tsx';
import { useBranch, useKiosk } from '#renderer/kiosk/kiosk-context.ts';
import { Phrases } from '#renderer/parts/phrases.tsx';
import { localText } from '#renderer/text/start-texts.ts';
import css from './choose-service.module.css';
import { ServiceTiles } from './service-tiles.tsx';

/** One decision: which line to stand in. */
export function ChooseService() {
  const { send, canIdentify } = useKiosk();
  const { t } = useTranslation('kiosk');
  return (
    <Frame
      mood="listening"
      headline={t('service.headline')}
      lead={t('service.lead')}
      stage={<Rule />}
    >
      <ServiceTiles
        onChoose={(serviceId) =>
          send({ kind: 'service-chosen', serviceId, key: mintKey(), canIdentify })
        }
      />
    </Frame>
  );
}

/** The order of the line in words, so that nobody has to guess why somebody else is called first. */
function Rule() {
  const { session } = useKiosk();
  const { segments } = useBranch();
  const { t } = useTranslation('kiosk');
  const { language } = session.preferences;
  const sentences = segments
    .filter((segment) => segment.creditMinutes > 0)
    .map(({ name, fromAgeYears: age, creditMinutes: minutes }) =>
      age === undefined
        ? t('service.ruleSegment', { name: localText(name, language), minutes })
        : t('service.ruleAge', { age, minutes }),
    );
  return (
    <p className={css.rule}>
      <Phrases text={[t('service.ruleArrival'), ...sentences].join(language === 'zh' ? '' : ' ')} />
    </p>
  );
}
