import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeviceView } from '#api/devices.ts';
import { useConfig } from '#renderer/data/configuration.ts';
import { useDevices } from '#renderer/data/devices.ts';
import { failureOf } from '#renderer/data/failure.ts';
import { ConnectionBanner } from '#renderer/parts/connection-banner.tsx';
import { FullNotice } from '#renderer/parts/full-notice.tsx';
import { LanguageButton } from '#renderer/parts/language-button.tsx';
import { SimulatedNote } from '#renderer/parts/simulated-note.tsx';
import { localText } from '#renderer/text/start-texts.ts';
import { DeviceFacts } from './device-facts.tsx';
import { DeviceList } from './device-list.tsx';
import { DeviceTests } from './device-tests.tsx';
import { Hands } from './hands.tsx';
import { PaperTray } from './paper-tray.tsx';
import classes from './technician-page.module.css';
import { TracePanel } from './trace-panel.tsx';

/** Devices on the left, the chosen one with its tests and its live bytes in the middle, hands and paper on the right. */
export function TechnicianPage() {
  const { t, i18n } = useTranslation(['technician', 'common', 'failure']);
  const devices = useDevices();
  const config = useConfig();
  const [chosenId, choose] = useState<string>();
  if (!devices.data || !config.data) {
    const error = devices.error ?? config.error;
    if (!error) return <FullNotice title={t('common:connection.connecting')} />;
    const code = failureOf(error);
    if (code === 'token-missing' || code === 'token-unknown') {
      return <FullNotice title={t('signIn.title')} todo={t('signIn.todo')} />;
    }
    return <FullNotice title={t('title')} todo={t(`failure:${code}`)} />;
  }
  const { items } = devices.data;
  const chosen = items.find((device) => device.id === chosenId) ?? worstOf(items);
  const { timeZone, name } = config.data.branch;
  return (
    <div className={classes.page}>
      <header className={classes.header}>
        <h1>{t('title')}</h1>
        <p>{localText(name, i18n.language)}</p>
        <div className={classes.marks}>
          <ConnectionBanner />
          <SimulatedNote isSimulated={config.data.simulated} />
          <LanguageButton>{t('language')}</LanguageButton>
        </div>
      </header>
      <DeviceList devices={items} chosenId={chosen?.id} onChoose={choose} />
      {chosen && <ChosenDevice key={chosen.id} device={chosen} timeZone={timeZone} />}
    </div>
  );
}

function ChosenDevice(props: { readonly device: DeviceView; readonly timeZone: string }) {
  const { device, timeZone } = props;
  return (
    <>
      <main className={classes.device}>
        <DeviceFacts device={device} timeZone={timeZone} />
        <DeviceTests device={device} />
        <TracePanel device={device} timeZone={timeZone} />
      </main>
      {device.simulated && (
        <aside className={classes.hands}>
          <Hands device={device} />
          {device.kind === 'printer' && <PaperTray device={device} />}
        </aside>
      )}
    </>
  );
}

/** The first device that needs somebody, else the first. */
function worstOf(devices: readonly DeviceView[]): DeviceView | undefined {
  return devices.find((device) => device.fault !== undefined) ?? devices[0];
}
