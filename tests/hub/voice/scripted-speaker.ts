import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A process that behaves as badly as the text it is asked to speak says. */
process.on('message', ({ id, text }: { id: number; text: string }) => {
  const send = (message: unknown) => process.send?.(message);
  switch (text) {
    case 'crash':
      return process.exit(3);
    case 'hang':
      for (;;);
    case 'babble':
      return send('bla');
    case 'flood':
      return send({ id, wav: new Uint8Array(20_000_000) });
    case 'nosy':
      return send({ id, wav: samples([Object.keys(process.env).length, canWrite() ? 1 : 0]) });
    default:
      return send({ id, wav: samples([process.pid % 30_000, Math.floor(process.pid / 30_000)]) });
  }
});

function canWrite(): boolean {
  try {
    writeFileSync(join(tmpdir(), 'xiaotang-scripted-speaker'), '');
    return true;
  } catch {
    return false;
  }
}

/** A WAV file with these samples; written out here because this process has nothing but itself. */
function samples(values: readonly number[]): Uint8Array {
  const head = Buffer.alloc(44);
  head.write('RIFF____WAVEfmt ');
  head.writeUInt32LE(36 + values.length * 2, 4);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(22_050, 24);
  head.writeUInt32LE(44_100, 28);
  head.writeUInt16LE(2, 32);
  head.writeUInt16LE(16, 34);
  head.write('data', 36);
  head.writeUInt32LE(values.length * 2, 40);
  return new Uint8Array(Buffer.concat([head, Buffer.from(new Int16Array(values).buffer)]));
}
