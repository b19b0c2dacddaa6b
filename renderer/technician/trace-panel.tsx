import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeviceView, TraceEntryView } from '#api/devices.ts';
import { useTrace } from '#renderer/data/use-trace.ts';
import { useDeviceWords } from './device-words.ts';
import { TRACE_KINDS, type TraceKind, visibleLines } from './trace-lines.ts';
import classes from './trace-panel.module.css';
import { TraceTable } from './trace-table.tsx';

/** What a screenful and some scrolling can hold. */
const SHOWN = 200;

/** The bytes of the device as they pass, newest first. */
export function TracePanel(props: { readonly device: DeviceView; readonly timeZone: string }) {
  const { t } = useTranslation('technician');
  const words = useDeviceWords();
  const [isPaused, setPaused] = useState(false);
  const [kinds, setKinds] = useState<ReadonlySet<TraceKind>>(new Set(TRACE_KINDS));
  const [search, setSearch] = useState('');
  const lines = useTrace(props.device.id, isPaused);
  const meaningOf = (line: TraceEntryView): string => words(line.meaning ?? '');
  const shown = visibleLines(lines, { kinds, search }, SHOWN, meaningOf);
  const toggle = (kind: TraceKind): void => {
    const next = new Set(kinds);
    if (!next.delete(kind)) next.add(kind);
    setKinds(next);
  };
  return (
    <section className={classes.panel} aria-labelledby="trace">
      <div className={classes.tools}>
        <h2 id="trace">{t('trace.title')}</h2>
        <fieldset aria-label={t('trace.filter')}>
          {TRACE_KINDS.map((kind) => (
            <label key={kind} data-kind={kind}>
              <input type="checkbox" checked={kinds.has(kind)} onChange={() => toggle(kind)} />
              {t(`trace.kind.${kind}`)}
            </label>
          ))}
        </fieldset>
        <input
          type="search"
          value={search}
          placeholder={t('trace.search')}
          aria-label={t('trace.search')}
          onChange={(event) => setSearch(event.target.value)}
        />
        <button type="button" aria-pressed={isPaused} onClick={() => setPaused(!isPaused)}>
          {isPaused ? t('trace.resume') : t('trace.pause')}
        </button>
      </div>
      {isPaused && <p className={classes.paused}>{t('trace.paused')}</p>}
      {shown.length === 0 ? (
        <p className={classes.empty}>
          {lines.length === 0 ? t('trace.empty') : t('trace.noMatch')}
        </p>
      ) : (
        <TraceTable lines={shown} timeZone={props.timeZone} meaningOf={meaningOf} />
      )}
    </section>
  );
}
