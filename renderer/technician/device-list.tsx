import { useTranslation } from 'react-i18next';
import type { DeviceView } from '#api/devices.ts';
import { Icon, type IconName } from '#renderer/parts/icon.tsx';
import classes from './device-list.module.css';
import { StateMark } from './state-mark.tsx';

const PICTURES = {
  printer: 'printer',
  'id-reader': 'id-card',
  'barcode-reader': 'camera',
  'card-reader': 'card',
  'led-display': 'forward',
  'rating-pad': 'people',
} as const satisfies Record<DeviceView['kind'], IconName>;

export interface DeviceListProps {
  readonly devices: readonly DeviceView[];
  readonly chosenId: string | undefined;
  readonly onChoose: (id: string) => void;
}

/** Every device with its state, and who has to do something about it. */
export function DeviceList({ devices, chosenId, onChoose }: DeviceListProps) {
  const { t } = useTranslation('technician');
  return (
    <nav className={classes.list} aria-label={t('devices')}>
      {devices.length === 0 && <p>{t('noDevices')}</p>}
      <ul>
        {devices.map((device) => (
          <li key={device.id}>
            <button
              type="button"
              className={classes.device}
              aria-current={device.id === chosenId}
              onClick={() => onChoose(device.id)}
            >
              <Icon name={PICTURES[device.kind]} className={classes.picture} />
              <span className={classes.name}>
                <b>{t(`kind.${device.kind}`)}</b>
                <small>{device.id}</small>
              </span>
              <StateMark state={device.state} />
              {device.fault && (
                <span className={classes.owner}>{t(`owner.${device.fault.owner}`)}</span>
              )}
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}
