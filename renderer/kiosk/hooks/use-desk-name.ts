import { useTranslation } from 'react-i18next';
import { useKiosk } from '#renderer/kiosk/kiosk-context.ts';
import { localText } from '#renderer/text/start-texts.ts';

/** Where the lobby manager is found: the zone that has no counter. */
export function useDeskName(): string {
  const { branch, session } = useKiosk();
  const { t } = useTranslation('kiosk');
  const desk = branch?.zones.find(
    (zone) => !branch.counters.some((counter) => counter.zoneId === zone.id),
  );
  return desk ? localText(desk.name, session.preferences.language) : t('desk.fallback');
}
