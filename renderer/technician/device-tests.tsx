import { useTranslation } from 'react-i18next';
import { DEVICE_FAULTS, type DeviceFaultCode } from '#core/device/fault.ts';
import type { DeviceView } from '#api/devices.ts';
import { useDeviceTest } from '#renderer/data/devices.ts';
import { failureOf } from '#renderer/data/failure.ts';
import { zhTechnician } from '#renderer/text/zh/technician.ts';
import classes from './device-tests.module.css';
import { useDeviceWords } from './device-words.ts';

type NamedTest = keyof typeof zhTechnician.tests.names;

/** The tests of the device as keys, and how the last one ended. */
export function DeviceTests({ device }: { readonly device: DeviceView }) {
  const { t } = useTranslation('technician');
  const test = useDeviceTest(device.id);
  return (
    <section className={classes.tests} aria-label={t('tests.title')}>
      {device.tests.map((name) => (
        <button
          key={name}
          type="button"
          className={classes.test}
          disabled={test.isPending}
          onClick={() => test.mutate(name)}
        >
          <TestName name={name} />
        </button>
      ))}
      <p className={classes.report} role="status">
        <Report test={test} />
      </p>
    </section>
  );
}

function TestName({ name }: { readonly name: string }) {
  const { t } = useTranslation('technician');
  return isNamed(name) ? t(`tests.names.${name}`) : name;
}

function isNamed(name: string): name is NamedTest {
  return Object.hasOwn(zhTechnician.tests.names, name);
}

function Report({ test }: { readonly test: ReturnType<typeof useDeviceTest> }) {
  const { t } = useTranslation(['technician', 'fault', 'failure']);
  const words = useDeviceWords();
  if (test.isPending) return t('tests.running');
  if (test.error) return <span data-passed="false">{t(`failure:${failureOf(test.error)}`)}</span>;
  if (!test.data) return t('tests.none');
  const { passed, report } = test.data;
  return (
    <span data-passed={passed}>
      <b>{passed ? t('tests.passed') : t('tests.failed')}</b>{' '}
      {isFaultCode(report) ? t(`fault:${report}`) : words(report)}
    </span>
  );
}

function isFaultCode(code: string): code is DeviceFaultCode {
  return Object.hasOwn(DEVICE_FAULTS, code);
}
