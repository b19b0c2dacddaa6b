/**
 * Pictures drawn for this hall: `<Icon name="cash" />`. Strokes on a grid of 48, in the colour of the text around;
 * decoration only, the words are always beside them.
 */
import { PICTURES } from './pictures.tsx';

export type IconName = keyof typeof PICTURES;

export function Icon(props: { readonly name: IconName; readonly className?: string | undefined }) {
  return (
    <svg
      className={props.className}
      viewBox="0 0 48 48"
      width="1.2em"
      height="1.2em"
      fill="none"
      stroke="currentColor"
      strokeWidth="3"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {PICTURES[props.name]}
    </svg>
  );
}
