import { Frame } from '#renderer/kiosk/frame/frame.tsx';
import { Icon } from '#renderer/parts/icon.tsx';
import { Phrases } from '#renderer/parts/phrases.tsx';
import { ProgressDots } from '#renderer/parts/progress-dots.tsx';
import css from './waiting.module.css';

/** A kiosk that cannot serve now: says so calmly, and where people help. Nothing to press but the strip. */
export function Still(props: {
  readonly headline: string;
  readonly lead?: string;
  readonly staff?: string;
  /** Words for the moving dots, when it will pass by itself. */
  readonly working?: string;
}) {
  return (
    <Frame mood={props.staff ? 'sorry' : 'idle'} headline={props.headline} lead={props.lead ?? ''}>
      <div className={css.waiting}>
        {props.working && <ProgressDots label={props.working} />}
        {props.staff && (
          <p className={css.staff}>
            <Icon name="staff" className={css.icon} />
            <span>
              <Phrases text={props.staff} />
            </span>
          </p>
        )}
      </div>
    </Frame>
  );
}
