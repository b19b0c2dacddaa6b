import { wavOf } from '#hub/voice/wav.ts';

/** A short clip that can be told from others by the value of its samples. */
export function clip(value: number, samples = 8): Uint8Array {
  const bytes = new Uint8Array(new Int16Array(samples).fill(value).buffer);
  return wavOf({ samplesPerSecond: 22_050, bytes });
}
