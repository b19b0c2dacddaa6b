import { useTranslation } from 'react-i18next';
import type { DeviceView } from '#api/devices.ts';
import { usePapers } from '#renderer/data/devices.ts';
import { drawPaper } from './draw-paper.ts';
import classes from './paper-tray.module.css';

/** What a person would find in the tray of the virtual printer, the latest on top. */
export function PaperTray({ device }: { readonly device: DeviceView }) {
  const { t } = useTranslation('technician');
  const papers = usePapers(device.id).data?.papers ?? [];
  const [latest] = papers;
  return (
    <section className={classes.tray} aria-labelledby="tray">
      <h2 id="tray">
        {t('papers.title')}
        {papers.length > 1 && <small>{t('papers.older', { count: papers.length - 1 })}</small>}
      </h2>
      {latest ? (
        <div
          className={classes.paper}
          role="img"
          aria-label={t('papers.label', { text: latest.text.join(' ') })}
        >
          {drawPaper(latest.svg)}
        </div>
      ) : (
        <p>{t('papers.none')}</p>
      )}
    </section>
  );
}
