import { useTranslation } from 'react-i18next';
import { DEVICE_FAULTS, type DeviceFaultCode } from '#core/device/fault.ts';
import type { AlertView } from '#api/alerts.ts';
import type { BranchView } from '#api/configuration.ts';
import { useAlerts } from '#renderer/data/alerts.ts';
import { Icon } from '#renderer/parts/icon.tsx';
import { localText } from '#renderer/text/start-texts.ts';
import classes from './alert-bar.module.css';
import type { TerminalState } from './use-terminal.ts';

const ICONS = {
  'staff-call': 'staff',
  'device-fault': 'printer',
  'print-unknown': 'printer',
  tamper: 'warning',
} as const satisfies Record<AlertView['kind'], string>;

const ACKNOWLEDGE_KEY = 'A';
const REPRINT_KEY = 'D';

/** What nobody has taken care of yet, oldest first. */
function useOpenAlerts(): readonly AlertView[] {
  return (useAlerts().data?.items ?? []).filter((alert) => alert.acknowledgedAt === undefined);
}

/** The keys of the alert that is shown. */
export function useAlertKeys(terminal: TerminalState): (key: string) => boolean {
  const [first] = useOpenAlerts();
  return (key) => {
    if (!first) return false;
    const pressed = key.toUpperCase();
    if (pressed === ACKNOWLEDGE_KEY) terminal.perform({ kind: 'acknowledge', alertId: first.id });
    const { ticketId } = first;
    const reprints = pressed === REPRINT_KEY && ticketId !== undefined;
    if (reprints) terminal.perform({ kind: 'reprint', ticketId });
    return pressed === ACKNOWLEDGE_KEY || reprints;
  };
}

/** One alert at a time, with what can be done about it; nothing when all is well. */
export function AlertBar(props: { readonly config: BranchView; readonly terminal: TerminalState }) {
  const { t } = useTranslation('counter');
  const { config, terminal } = props;
  const [first, ...others] = useOpenAlerts();
  if (!first) return null;
  const { id, ticketId, kind } = first;
  return (
    <section className={classes.bar} aria-label={t('alert.title')} role="status">
      <Icon name={ICONS[kind]} className={classes.icon} />
      <p>
        <AlertText alert={first} config={config} />
        {others.length > 0 && <small>{t('alert.more', { count: others.length })}</small>}
      </p>
      {ticketId !== undefined && (
        <AlertKey
          letter={REPRINT_KEY}
          label={t('alert.reprint')}
          isDisabled={terminal.isBlocked}
          onPress={() => terminal.perform({ kind: 'reprint', ticketId })}
        />
      )}
      <AlertKey
        letter={ACKNOWLEDGE_KEY}
        label={kind === 'staff-call' ? t('alert.take') : t('alert.acknowledge')}
        isDisabled={terminal.isBlocked}
        onPress={() => terminal.perform({ kind: 'acknowledge', alertId: id })}
      />
    </section>
  );
}

function AlertKey(props: {
  readonly letter: string;
  readonly label: string;
  readonly isDisabled: boolean;
  readonly onPress: () => void;
}) {
  return (
    <button
      type="button"
      disabled={props.isDisabled}
      onMouseDown={(event) => event.preventDefault()}
      onClick={props.onPress}
    >
      <span>{props.label}</span>
      <kbd>{props.letter}</kbd>
    </button>
  );
}

function AlertText(props: { readonly alert: AlertView; readonly config: BranchView }) {
  const { t, i18n } = useTranslation(['counter', 'fault']);
  const { kind, kioskId, number, deviceId, faultCode } = props.alert;
  const kiosk = props.config.kiosks.find((candidate) => candidate.id === kioskId);
  switch (kind) {
    case 'staff-call':
      return t('alert.staffCall', {
        kiosk: kiosk ? localText(kiosk.name, i18n.language) : t('alert.kioskUnknown'),
      });
    case 'print-unknown':
      return t('alert.printUnknown', { number: number ?? '' });
    case 'tamper':
      return t('alert.tamper');
    case 'device-fault':
      return t('alert.deviceFault', {
        device: deviceId ?? '',
        fault: isFaultCode(faultCode) ? t(`fault:${faultCode}`) : (faultCode ?? ''),
      });
  }
}

function isFaultCode(code: string | undefined): code is DeviceFaultCode {
  return code !== undefined && Object.hasOwn(DEVICE_FAULTS, code);
}
