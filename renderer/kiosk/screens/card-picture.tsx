import css from './card-picture.module.css';

/** How to lay the card: it comes down on the reader, again and again, slowly. */
export function CardPicture({ label }: { readonly label: string }) {
  return (
    <svg role="img" aria-label={label} viewBox="20 0 600 400" className={css.picture}>
      <path d="M70 250h500l50 110q8 24-18 24H38q-26 0-18-24z" className={css.reader} />
      <path d="M150 286h340l22 54H128z" className={css.bed} />
      <g className={css.card}>
        <path d="M186 130h268l40 96H146z" className={css.paper} />
        <path d="M206 150h54l-8 54h-66z" className={css.photo} />
        <path d="M290 160h140M288 180h150M284 202h120" className={css.lines} />
      </g>
      <path d="M320 20v80M290 72l30 30 30-30" className={css.arrow} />
    </svg>
  );
}
