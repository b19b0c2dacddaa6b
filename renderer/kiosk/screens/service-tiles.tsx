import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BranchView } from '#api/configuration.ts';
import { useBranch, useKiosk } from '#renderer/kiosk/kiosk-context.ts';
import { Tile } from '#renderer/parts/tile.tsx';
import { localText } from '#renderer/text/start-texts.ts';
import css from './service-tiles.module.css';
import { WaitFact } from './wait-fact.tsx';

/** Six tiles at most, the last of them "I am not sure". */
const PLACES = 6;

/** The services to choose from, a page at a time, with a way out for those who do not know. */
export function ServiceTiles({ onChoose }: { readonly onChoose: (serviceId: string) => void }) {
  const { send } = useKiosk();
  const { services } = useBranch();
  const { t } = useTranslation('kiosk');
  const [page, setPage] = useState(0);
  const fits = services.length <= PLACES - 1;
  const size = fits ? PLACES - 1 : PLACES - 2;
  const pages = Math.ceil(services.length / size);
  return (
    <div className={css.tiles}>
      {services.slice(page * size, (page + 1) * size).map((service) => (
        <ServiceTile key={service.id} service={service} onPress={() => onChoose(service.id)} />
      ))}
      {!fits && (
        <Tile
          icon="forward"
          title={t('service.more')}
          isQuiet
          name="more"
          onPress={() => setPage((page + 1) % pages)}
        />
      )}
      <Tile
        icon="question"
        title={t('service.unsure')}
        hint={t('service.unsureHint')}
        isQuiet
        name="unsure"
        onPress={() => send({ kind: 'unsure' })}
      />
    </div>
  );
}

function ServiceTile(props: {
  readonly service: BranchView['services'][number];
  readonly onPress: () => void;
}) {
  const { session } = useKiosk();
  const { service, onPress } = props;
  const { language } = session.preferences;
  return (
    <Tile
      icon={service.icon}
      title={localText(service.name, language)}
      hint={localText(service.hint, language)}
      fact={<WaitFact serviceId={service.id} />}
      name={`service-${service.id}`}
      onPress={onPress}
    />
  );
}
