/** "Something is under way": three dots that take turns, with words for those who do not see them. */
import css from './progress-dots.module.css';

export function ProgressDots({ label }: { readonly label: string }) {
  return (
    <span className={css.dots} role="status" aria-label={label}>
      <i />
      <i />
      <i />
    </span>
  );
}
