import { useTranslation } from 'react-i18next';
import type { DeviceView } from '#api/devices.ts';
import classes from './state-mark.module.css';

/** How a state looks: colour and shape say the same as the word. */
const LOOKS = {
  online: 'well',
  deviceBusy: 'well',
  starting: 'wait',
  offline: 'bad',
  powerOff: 'bad',
  noDevice: 'bad',
  hardwareError: 'bad',
  userError: 'attention',
  fraudAttempt: 'bad',
  potentialFraud: 'bad',
} as const satisfies Record<DeviceView['state'], string>;

const SHAPES = {
  well: <circle cx="10" cy="10" r="8" />,
  wait: <path d="M10 2a8 8 0 1 1-8 8h4a4 4 0 1 0 4-4z" />,
  attention: <path d="M10 1 20 19H0z" />,
  bad: <path d="M2 2h16v16H2z" />,
} as const;

/** A device's state in words, with the name XFS4IoT has for it. */
export function StateMark({ state }: { readonly state: DeviceView['state'] }) {
  const { t } = useTranslation('technician');
  const look = LOOKS[state];
  return (
    <span className={classes.mark} data-look={look} data-state={state}>
      <svg viewBox="0 0 20 20" fill="currentColor" aria-hidden="true">
        {SHAPES[look]}
      </svg>
      {t(`state.${state}`)}
    </span>
  );
}
