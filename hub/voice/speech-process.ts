import { fork } from 'node:child_process';
import type { SpokenLanguage } from '#core/text/language.ts';

/** What the process is asked; its answer carries the same id. */
export interface SpeechRequest {
  readonly id: number;
  readonly text: string;
  readonly language: SpokenLanguage;
}

/** What the process answers with; anything else is a fault. */
export interface SpeechAnswer {
  readonly id: number;
  readonly wav: Uint8Array;
}

/** A process that speaks, seen from outside. */
export interface SpeechProcess {
  send(request: SpeechRequest): void;
  /** Ends it at once, even in the middle of a word. */
  kill(): void;
}

export interface SpeechListener {
  onMessage(message: unknown): void;
  /** Called once, however it ended. */
  onExit(): void;
}

export type StartSpeech = (listener: SpeechListener) => SpeechProcess;

/**
 * Starts programs that speak in processes of their own. The process gets no environment, may read files and nothing
 * else. Its last words go to the hub's log.
 *
 * @param script path of the program
 */
export function speechProcess(script: string): StartSpeech {
  return ({ onMessage, onExit }) => {
    const child = fork(script, {
      env: {},
      execArgv: ['--permission', '--allow-fs-read=*'],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    let gone = false;
    const end = () => {
      if (gone) return;
      gone = true;
      onExit();
    };
    child.on('message', onMessage);
    child.once('exit', end);
    child.on('error', end);
    return {
      // An unsent request is answered by the end of the process.
      send: (request) => void child.send(request, () => undefined),
      kill: () => void child.kill('SIGKILL'),
    };
  };
}
