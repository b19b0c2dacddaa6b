/** Two falling notes that say "listen", Hz. */
const CHIME_HZ = [659.25, 523.25] as const;
const NOTE_SECONDS = 0.55;
/** The second note begins before the first has died away. */
const NOTE_EVERY_SECONDS = 0.32;
const CHIME_GAIN = 0.35;
/** An exponential fade may not reach zero. */
const SILENCE = 0.0001;
const SECOND_MS = 1000;

export interface Sound {
  /** False while the browser waits for somebody to touch the page before it lets sound out. */
  readonly unlocked: () => boolean;
  readonly subscribe: (listener: () => void) => () => void;
  /** To be called from a touch or key press. */
  unlock(): void;
  /** Two notes; resolves when they have sounded, at once when the sound is locked. */
  chime(): Promise<void>;
  /**
   * Plays a sound file; false when it is no sound that this browser knows, or the sound is locked. An abort stops it
   * in the middle.
   */
  play(file: ArrayBuffer, signal: AbortSignal): Promise<boolean>;
}

/** The page's loudspeaker. */
export function openSound(): Sound {
  const context = new AudioContext();
  return {
    unlocked: () => context.state === 'running',
    subscribe: (listener) => {
      context.addEventListener('statechange', listener);
      return () => context.removeEventListener('statechange', listener);
    },
    unlock: () => void context.resume(),
    chime: async () => {
      if (context.state !== 'running') return;
      for (const [index, hertz] of CHIME_HZ.entries()) {
        note(context, hertz, context.currentTime + index * NOTE_EVERY_SECONDS);
      }
      await delay((NOTE_EVERY_SECONDS * (CHIME_HZ.length - 1) + NOTE_SECONDS) * SECOND_MS);
    },
    play: (file, signal) => playFile(context, file, signal),
  };
}

function note(context: AudioContext, hertz: number, at: number): void {
  const tone = context.createOscillator();
  const loudness = context.createGain();
  tone.frequency.value = hertz;
  loudness.gain.setValueAtTime(CHIME_GAIN, at);
  loudness.gain.exponentialRampToValueAtTime(SILENCE, at + NOTE_SECONDS);
  tone.connect(loudness).connect(context.destination);
  tone.start(at);
  tone.stop(at + NOTE_SECONDS);
}

async function playFile(
  context: AudioContext,
  file: ArrayBuffer,
  signal: AbortSignal,
): Promise<boolean> {
  if (context.state !== 'running') return false;
  const decoded = await context.decodeAudioData(file).catch(() => undefined);
  if (!decoded || signal.aborted) return false;
  const source = context.createBufferSource();
  source.buffer = decoded;
  source.connect(context.destination);
  const stop = (): void => source.stop();
  await new Promise((resolve) => {
    source.addEventListener('ended', resolve, { once: true });
    source.start();
    signal.addEventListener('abort', stop, { once: true });
  });
  signal.removeEventListener('abort', stop);
  return true;
}

function delay(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}
