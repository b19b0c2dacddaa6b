import { type ChildProcess, spawn, spawnSync } from 'node:child_process';

/** The far end of a pseudo terminal, in the hands of a test. */
export interface Pty {
  readonly path: string;
  onBytes(listener: (bytes: Uint8Array) => void): void;
  send(bytes: Uint8Array): void;
  /** Stops reading, so that the near end's writes stall. */
  freeze(): void;
  /** The device is gone, as when a USB cable is pulled. */
  unplug(): Promise<void>;
}

const PYTHON_PTY = `
import os, pty, select, sys, tty
master, slave = pty.openpty()
tty.setraw(slave)
sys.stderr.write('PTY is ' + os.ttyname(slave) + '\\n')
sys.stderr.flush()
while True:
    for end in select.select([0, master], [], [])[0]:
        bytes = os.read(end, 65536)
        if not bytes:
            sys.exit()
        os.write(1 if end == master else master, bytes)
`;

const MAKERS: readonly { command: string; arguments: readonly string[] }[] = [
  { command: 'socat', arguments: ['-d', '-d', 'pty,raw,echo=0', '-'] },
  { command: 'python3', arguments: ['-c', PYTHON_PTY] },
];

const maker = MAKERS.find(({ command }) => spawnSync(command, ['-V']).error === undefined);

/** Pseudo terminals need socat or Python, and no Windows. */
export const canMakePty = process.platform !== 'win32' && maker !== undefined;

/** Opens a pseudo terminal pair; the near end is a path that behaves like a serial port. */
export async function openPty(): Promise<Pty> {
  if (maker === undefined) throw new Error('neither socat nor python3 is installed');
  const child = spawn(maker.command, maker.arguments, { stdio: 'pipe' });
  const gone = new Promise((resolve) => {
    child.once('close', resolve);
  });
  const path = await readPath(child);
  return {
    path,
    onBytes: (listener) => {
      child.stdout.on('data', listener);
    },
    send: (bytes) => {
      child.stdin.write(bytes);
    },
    freeze: () => {
      child.kill('SIGSTOP');
    },
    unplug: async () => {
      child.kill('SIGKILL');
      await gone;
    },
  };
}

function readPath(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    child.once('exit', () => reject(new Error(`no pseudo terminal: ${said}`)));
    child.stderr?.on('data', (text) => {
      said += text;
      const path = /PTY is (\S+)/.exec(said)?.[1];
      if (path !== undefined) resolve(path);
    });
  });
}
