import { useTranslation } from 'react-i18next';
import { clockTimeWithSeconds } from '#core/text/time-wording.ts';
import type { TraceEntryView } from '#api/devices.ts';
import { kindOf, spacedHex } from './trace-lines.ts';
import classes from './trace-panel.module.css';

/** Shown beside the word, never instead of it. */
const SIGNS = { sent: '→', received: '←', discarded: '✕', line: '•' } as const;
const MILLISECOND_DIGITS = 3;

export function TraceTable(props: {
  readonly lines: readonly TraceEntryView[];
  readonly timeZone: string;
  readonly meaningOf: (line: TraceEntryView) => string;
}) {
  const { t } = useTranslation('technician');
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: who has no mouse scrolls the table with the arrow keys.
    <section className={classes.scroll} tabIndex={0} aria-labelledby="trace">
      <table>
        <thead>
          <tr>
            <th scope="col">{t('trace.time')}</th>
            <th scope="col">{t('trace.direction')}</th>
            <th scope="col">{t('trace.meaning')}</th>
            <th scope="col">{t('trace.bytes')}</th>
          </tr>
        </thead>
        <tbody>
          {props.lines.map((line) => (
            <Line key={line.index} line={line} {...props} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Line(props: {
  readonly line: TraceEntryView;
  readonly timeZone: string;
  readonly meaningOf: (line: TraceEntryView) => string;
}) {
  const { t } = useTranslation('technician');
  const { line, timeZone, meaningOf } = props;
  const kind = kindOf(line);
  return (
    <tr data-kind={kind}>
      <td className={classes.time}>{preciseTime(timeZone, line.at)}</td>
      <td className={classes.direction}>
        <span aria-hidden="true">{SIGNS[kind]}</span> {t(`trace.kind.${kind}`)}
      </td>
      <td>
        {kind === 'line' && (line.kind === 'opened' ? t('trace.opened') : t('trace.closed'))}{' '}
        {meaningOf(line)}
      </td>
      <td className={classes.bytes}>
        <Bytes line={line} />
      </td>
    </tr>
  );
}

function Bytes({ line }: { readonly line: TraceEntryView }) {
  const { t } = useTranslation('technician');
  if (line.length === undefined) return null;
  if (line.hex === undefined) return <em>{t('trace.hidden', { count: line.length })}</em>;
  return (
    <span>
      <code>{spacedHex(line.hex)}</code>
      <small>{t('trace.length', { count: line.length })}</small>
    </span>
  );
}

function preciseTime(timeZone: string, at: string): string {
  const ms = Date.parse(at);
  const rest = String(ms % 1000).padStart(MILLISECOND_DIGITS, '0');
  return `${clockTimeWithSeconds(timeZone, ms)}.${rest}`;
}
