import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { SessionRules } from '#core/session/rules.ts';
import type { Preferences } from '#core/session/session.ts';
import { type Surroundings, viewOf } from '#core/session/view.ts';
import { useMe } from '#renderer/data/access.ts';
import { useConfig } from '#renderer/data/configuration.ts';
import { useQueue } from '#renderer/data/queue.ts';
import { applyTheme } from '#renderer/theme/apply-theme.ts';
import { IdleWarning } from './frame/idle-warning.tsx';
import { Strip } from './frame/strip.tsx';
import { useCanIdentify } from './hooks/use-can-identify.ts';
import { useHubState } from './hooks/use-hub-state.ts';
import { useSession } from './hooks/use-session.ts';
import { useShell } from './hooks/use-shell.ts';
import { useStaffCall } from './hooks/use-staff-call.ts';
import { useTouches } from './hooks/use-touches.ts';
import css from './kiosk.module.css';
import { KioskContext } from './kiosk-context.ts';
import { Screen } from './screen.tsx';

/** The glass of a kiosk that is not known yet: the upright 32-inch panel of most lobbies. */
const USUAL_PANEL = { diagonalInch: 32, viewingDistanceMm: 600, mountBottomMm: 500 };

export function Kiosk({ rules }: { readonly rules: SessionRules }) {
  const { session, send } = useSession(rules);
  const me = useMe();
  const config = useConfig();
  const queue = useQueue();
  const hub = useHubState();
  const kioskId = me.data?.kioskId;
  const kiosk = config.data?.kiosks.find(({ id }) => id === kioskId);
  const canIdentify = useCanIdentify(kioskId);
  const isKnown = me.data !== undefined && config.data !== undefined;
  const view = viewOf(session, { hub, kiosk: isKnown ? presence(kiosk) : 'unknown' });
  useLook(session.preferences, kiosk?.panel ?? USUAL_PANEL);
  useTouches(session.warnedAt === undefined, send);
  useShell(view.kind !== 'starting');
  useStaffCall({ session, send, kioskId, screen: view.kind });
  return (
    <KioskContext
      value={{
        session,
        rules,
        send,
        kiosk,
        canIdentify,
        branch: config.data,
        queue: queue.data,
        screen: view.kind,
      }}
    >
      <div className={css.kiosk} data-screen={view.kind} data-arrived-at={session.arrivedAt}>
        <Screen view={view} />
        <Strip />
        <IdleWarning />
      </div>
    </KioskContext>
  );
}

function presence(kiosk: object | undefined): Surroundings['kiosk'] {
  return kiosk === undefined ? 'not-in-branch' : 'known';
}

/** Theme, sizes and language follow the customer's wishes at once. */
function useLook(preferences: Preferences, panel: typeof USUAL_PANEL): void {
  const { t, i18n } = useTranslation('kiosk');
  const { language, isElder, isHighContrast, isLowReach } = preferences;
  const { diagonalInch, viewingDistanceMm, mountBottomMm } = panel;
  useEffect(() => {
    const theme = {
      contrast: isHighContrast ? 'high' : 'standard',
      size: isElder ? 'elder' : 'standard',
      reach: isLowReach ? 'low' : 'standard',
      language,
    } as const;
    const glass = { diagonalInch, viewingDistanceMm, mountBottomMm };
    const apply = (): void => applyTheme(document.documentElement, theme, glass);
    apply();
    window.addEventListener('resize', apply);
    return () => window.removeEventListener('resize', apply);
  }, [
    language,
    isElder,
    isHighContrast,
    isLowReach,
    diagonalInch,
    viewingDistanceMm,
    mountBottomMm,
  ]);
  useEffect(() => void i18n.changeLanguage(language), [i18n, language]);
  const title = t('title');
  useEffect(() => {
    document.title = title;
  }, [title]);
}
