import { useTranslation } from 'react-i18next';
import { callCaption, callLanguages, counterName } from '#core/text/call-text.ts';
import { spokenLanguage } from '#core/text/language.ts';
import { BOARD_ROWS, type Board, type BoardCall, callKey } from './announcer.ts';
import classes from './call-rows.module.css';

/** As many as fit beside the heading in every language. */
const COMING_SHOWN = 3;

/** The five latest calls; the first is the band, which flashes while its call is announced. */
export function CallRows({ board }: { readonly board: Board }) {
  const { t } = useTranslation('display');
  const [first, ...rest] = board.rows;
  return (
    <section className={classes.calls} aria-labelledby="calling">
      <div className={classes.head}>
        <h2 id="calling">{t('calling')}</h2>
        <ComingCalls coming={board.coming} />
      </div>
      {first ? (
        <ol className={classes.rows}>
          <Band
            key={callKey(first)}
            call={first}
            announcing={board.announcing?.ticketId === first.ticketId}
          />
          {rest.map((call) => (
            <CallRow key={callKey(call)} call={call} />
          ))}
          {Array.from({ length: BOARD_ROWS - board.rows.length }, (_, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: empty rows are all alike.
            <li key={index} className={classes.blank} aria-hidden="true" />
          ))}
        </ol>
      ) : (
        <div className={classes.empty}>
          <p>{t('empty')}</p>
          <p>{t('emptyHint')}</p>
        </div>
      )}
    </section>
  );
}

function Band({ call, announcing }: { readonly call: BoardCall; readonly announcing: boolean }) {
  const { t, i18n } = useTranslation('display');
  const own = spokenLanguage(i18n.language);
  const captions = new Set([own, ...callLanguages(call.language)]);
  return (
    <li className={classes.band} data-announcing={announcing} data-number={call.number}>
      <Destination call={call} />
      <p className={classes.caption}>
        {[...captions].map((language) => (
          <span key={language} lang={language}>
            {callCaption(call, language)}
          </span>
        ))}
        {call.calls > 1 && (
          <strong className={classes.recall}>{t('recall', { count: call.calls })}</strong>
        )}
      </p>
    </li>
  );
}

function CallRow({ call }: { readonly call: BoardCall }) {
  const { t } = useTranslation('display');
  return (
    <li className={classes.row} data-number={call.number}>
      <Destination call={call} />
      {call.calls > 1 && (
        <span className={classes.recall}>{t('recall', { count: call.calls })}</span>
      )}
    </li>
  );
}

function Destination({ call }: { readonly call: BoardCall }) {
  const { i18n } = useTranslation('display');
  const name = counterName(call.counterLabel, spokenLanguage(i18n.language));
  const [before, after] = name.split(call.counterLabel);
  return (
    <>
      <span className={classes.number}>{call.number}</span>
      <Arrow />
      <span className={classes.counter}>
        {before}
        <b>{call.counterLabel}</b>
        {after}
      </span>
    </>
  );
}

function Arrow() {
  return (
    <svg className={classes.arrow} viewBox="0 0 48 32" aria-hidden="true">
      <path
        d="M2 16h40M29 3l14 13-14 13"
        fill="none"
        stroke="currentColor"
        strokeWidth="5"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}

/** Calls that wait for their turn are readable at once, so that nobody has to wait for the voice. */
function ComingCalls({ coming }: { readonly coming: readonly BoardCall[] }) {
  const { t, i18n } = useTranslation('display');
  if (coming.length === 0) return null;
  return (
    <p className={classes.coming}>
      <span>{t('upNext')}</span>
      {coming.slice(0, COMING_SHOWN).map((call) => (
        <span key={callKey(call)} className={classes.next}>
          <b>{call.number}</b>
          <Arrow />
          <span className="unseen">{callCaption(call, spokenLanguage(i18n.language))}</span>
          <span aria-hidden="true">{call.counterLabel}</span>
        </span>
      ))}
      {coming.length > COMING_SHOWN && (
        <span>{t('more', { count: coming.length - COMING_SHOWN })}</span>
      )}
    </p>
  );
}
