import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { SpeechAnswer, SpeechRequest } from './speech-process.ts';

/**
 * A program of its own that lends its process to the npm package `espeak-ng`: the command-line program eSpeak NG as
 * WebAssembly, under GPL-3. The package is loaded from where it is installed and is never part of a bundle of ours.
 * One request is answered at a time; whatever goes wrong ends the process, and the hub starts another.
 */

/** Voices by language. The Mandarin one reads Latin letters as English: "A" stays "A". */
const VOICES = { zh: 'cmn', en: 'en-us' } as const;
/** Words a minute. Slower than the usual 175: the hall is loud and the number is new to the listener. */
const SPEED = 165;
const CLIP = 'clip.wav';

type Speaker = (request: SpeechRequest) => Promise<Uint8Array>;

let speaker: Promise<Speaker> | undefined;

process.on('message', (request: SpeechRequest) => {
  speaker ??= loadSpeaker();
  void speaker
    .then((speak) => speak(request))
    .then((wav) => process.send?.({ id: request.id, wav } satisfies SpeechAnswer));
});

/** Compiling takes as long as speaking, so it is done once; each clip then is one run of the compiled program. */
async function loadSpeaker(): Promise<Speaker> {
  const { default: run } = await import('espeak-ng');
  const module = fileURLToPath(import.meta.resolve('espeak-ng'));
  const program = await WebAssembly.compile(await readFile(module.replace(/\.js$/, '.wasm')));
  return async ({ text, language }) => {
    const voice = ['-v', VOICES[language], '-s', String(SPEED)];
    const { FS } = await run({
      arguments: ['-w', CLIP, ...voice, '--', text],
      print: () => undefined,
      printErr: () => undefined,
      instantiateWasm: (imports, receive) => {
        void WebAssembly.instantiate(program, imports).then(receive);
        return {};
      },
    });
    return FS.readFile(CLIP);
  };
}
