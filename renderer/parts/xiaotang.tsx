/**
 * Xiaotang, the assistant: a drawn figure with a few faces, plainly a machine. Decoration beside words, never a
 * control: `<Xiaotang mood="pointing" />`.
 */
import css from './xiaotang.module.css';

export type Mood = 'idle' | 'listening' | 'pointing' | 'sorry';

export function Xiaotang(props: { readonly mood: Mood; readonly className?: string | undefined }) {
  const { mood } = props;
  return (
    <svg
      className={`${css.figure} ${props.className ?? ''}`}
      viewBox="0 0 240 240"
      aria-hidden="true"
      data-mood={mood}
    >
      <g className={css.body}>
        <path d="M120 34V18" className={css.line} />
        <circle cx="120" cy="14" r="8" className={css.light} />
        <path d="M60 236c0-38 24-60 60-60s60 22 60 60z" className={css.solid} />
        <rect x="40" y="34" width="160" height="128" rx="52" className={css.solid} />
        <rect x="26" y="80" width="18" height="42" rx="9" className={css.solid} />
        <rect x="196" y="80" width="18" height="42" rx="9" className={css.solid} />
        <rect x="60" y="58" width="120" height="80" rx="34" className={css.face} />
        <path d="M104 196h32M120 188v24" className={css.badge} />
        <Eyes mood={mood} />
        <Mouth mood={mood} />
        <Arm mood={mood} />
      </g>
    </svg>
  );
}

function Eyes({ mood }: { readonly mood: Mood }) {
  if (mood === 'sorry') {
    return <path d="M80 92l18-8M160 92l-18-8M92 104v0M148 104v0" className={css.feature} />;
  }
  const drop = mood === 'pointing' ? 4 : 0;
  return (
    <g className={css.eyes}>
      <ellipse cx="92" cy={92 + drop} rx="9" ry="11" />
      <ellipse cx="148" cy={92 + drop} rx="9" ry="11" />
    </g>
  );
}

function Mouth({ mood }: { readonly mood: Mood }) {
  if (mood === 'sorry') return <path d="M106 122q14-8 28 0" className={css.feature} />;
  if (mood === 'listening') return <circle cx="120" cy="118" r="6" className={css.feature} />;
  return <path d="M104 114q16 14 32 0" className={css.feature} />;
}

/** Points down, to the keys: that is where the hands are needed. */
function Arm({ mood }: { readonly mood: Mood }) {
  if (mood === 'pointing') {
    return <path d="M176 196q34 0 36 30M204 218l8 12 10-10" className={css.line} />;
  }
  if (mood === 'listening') return <path d="M176 204q28-10 30-44" className={css.line} />;
  return null;
}
