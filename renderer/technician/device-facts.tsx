import { useTranslation } from 'react-i18next';
import { DEVICE_FAULTS, type DeviceFaultCode } from '#core/device/fault.ts';
import { clockTimeWithSeconds } from '#core/text/time-wording.ts';
import type { DeviceView } from '#api/devices.ts';
import classes from './device-facts.module.css';
import { useDeviceWords } from './device-words.ts';
import { StateMark } from './state-mark.tsx';

const ABILITIES = ['reportsStatus', 'confirmsPrint'] as const;

/** What the chosen device is and how it is; a fault comes with what to do and who does it. */
export function DeviceFacts(props: { readonly device: DeviceView; readonly timeZone: string }) {
  const { t } = useTranslation('technician');
  const { device, timeZone } = props;
  const words = useDeviceWords();
  const ableText = (name: string): string => {
    const known = ABILITIES.find((ability) => ability === name);
    return known ? t(`facts.${known}`) : name;
  };
  const able = Object.entries(device.capability ?? {}).filter(([, has]) => has);
  const facts: (readonly [string, string | undefined])[] = [
    [t('facts.since'), clockTimeWithSeconds(timeZone, Date.parse(device.since))],
    [t('facts.paper'), device.paper && t(`paper.${device.paper}`)],
    [t('facts.media'), device.media && t(`media.${device.media}`)],
    [t('facts.kiosk'), device.kioskId ?? t('facts.branch')],
    [t('facts.driver'), device.driver],
    [t('facts.transport'), words(device.transport)],
    [
      t('facts.able'),
      able.length > 0 ? able.map(([name]) => ableText(name)).join(t('facts.and')) : undefined,
    ],
  ];
  return (
    <section className={classes.facts}>
      <h2>
        {t(`kind.${device.kind}`)}
        <small>{device.simulated ? t('facts.simulated') : t('facts.real')}</small>
        <StateMark state={device.state} />
        <code>{device.state}</code>
      </h2>
      <FaultLine device={device} />
      <dl>
        {facts.map(([name, value]) =>
          value === undefined ? null : (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ),
        )}
      </dl>
    </section>
  );
}

function FaultLine({ device }: { readonly device: DeviceView }) {
  const { t } = useTranslation(['technician', 'fault']);
  const { fault } = device;
  if (!fault) return <p className={classes.well}>{t('facts.allWell')}</p>;
  return (
    <div className={classes.fault} role="status">
      <p>{isFaultCode(fault.code) ? t(`fault:${fault.code}`) : fault.code}</p>
      <p className={classes.owner}>
        <b>{t(`owner.${fault.owner}`)}</b>
        <span>{t('facts.number', { number: fault.number })}</span>
        <code>{fault.code}</code>
        {fault.detail !== undefined && <code>{fault.detail}</code>}
      </p>
    </div>
  );
}

function isFaultCode(code: string): code is DeviceFaultCode {
  return Object.hasOwn(DEVICE_FAULTS, code);
}
