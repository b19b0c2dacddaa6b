import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { Clock } from '#core/shared/clock.ts';
import { cachedVoice } from './cached-voice.ts';
import { ProcessVoice } from './process-voice.ts';
import { speechProcess } from './speech-process.ts';
import type { VoiceEngine } from './voice-engine.ts';

/** Optional: whoever does not want software under GPL-3 leaves it out and has the boards' own voices or the chime. */
const PACKAGE = 'espeak-ng';

const SCRIPT = fileURLToPath(new URL('./speech.worker.ts', import.meta.url));

/** A hub without a voice. */
export const SILENT_VOICE: VoiceEngine = {
  speak: () => Promise.resolve({ ok: false, error: 'absent' }),
  close: () => undefined,
};

/** The voice that is installed beside the hub; a silent one when there is none. Nothing is started before it is used. */
export function installedVoice(clock: Clock): VoiceEngine {
  if (!isVoiceInstalled() || !canFork()) return SILENT_VOICE;
  return cachedVoice(new ProcessVoice({ clock, start: speechProcess(SCRIPT) }));
}

export function isVoiceInstalled(): boolean {
  try {
    createRequire(import.meta.url).resolve(PACKAGE);
    return true;
  } catch {
    return false;
  }
}

/** Inside Electron the program file is Electron itself, locked against running scripts: it would open a second kiosk. */
function canFork(): boolean {
  return process.versions.electron === undefined;
}
