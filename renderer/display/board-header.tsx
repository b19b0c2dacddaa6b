import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import type { BranchView } from '#api/configuration.ts';
import type { ConnectionState } from '#renderer/data/events.ts';
import { localText } from '#renderer/text/start-texts.ts';
import classes from './board-page.module.css';
import type { Sound } from './sound.ts';

export interface BoardHeaderProps {
  readonly config: BranchView | undefined;
  readonly zone: BranchView['zones'][number] | undefined;
  readonly connection: ConnectionState;
  readonly sound: Sound;
}

/** Whose hall this is, and what staff should know about the board itself. */
export function BoardHeader({ config, zone, connection, sound }: BoardHeaderProps) {
  const { t, i18n } = useTranslation(['display', 'common']);
  return (
    <header className={classes.header}>
      <h1>{config ? localText(config.branch.name, i18n.language) : t('common:assistant')}</h1>
      {zone && <p className={classes.zone}>{localText(zone.name, i18n.language)}</p>}
      <div className={classes.state}>
        {config?.simulated && <span className={classes.chip}>{t('common:simulated')}</span>}
        {connection !== 'open' && (
          <span className={classes.lost} role="status">
            {t(`common:connection.${connection}`)}
          </span>
        )}
        <SoundButton sound={sound} />
      </div>
    </header>
  );
}

/** Browsers let no sound out before somebody touched the page, unless they were started to allow it. */
function SoundButton({ sound }: { readonly sound: Sound }) {
  const { t } = useTranslation(['display', 'common']);
  const unlocked = useSyncExternalStore(sound.subscribe, sound.unlocked);
  if (unlocked) return null;
  return (
    <button type="button" className={classes.sound} onClick={() => sound.unlock()}>
      {t('enableSound')}
    </button>
  );
}
