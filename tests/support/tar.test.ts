import { describe, expect, it } from 'vitest';
import { readTar } from './tar.ts';

describe('readTar', () => {
  it('reads regular files and passes over folders', () => {
    const archive = Buffer.concat([
      entry('lib/', '5', ''),
      entry('lib/a.txt', '0', 'hello'),
      entry('b.txt', '\0', ''),
      Buffer.alloc(1024),
    ]);
    const files = readTar(archive).map(({ path, mode, content }) => ({
      path,
      mode,
      text: Buffer.from(content).toString('utf8'),
    }));
    expect(files).toEqual([
      { path: 'lib/a.txt', mode: 0o755, text: 'hello' },
      { path: 'b.txt', mode: 0o755, text: '' },
    ]);
  });

  it('refuses a path that leaves the folder', () => {
    expect(() => readTar(entry('../evil', '0', 'x'))).toThrow('leaves its folder');
    expect(() => readTar(entry('/etc/evil', '0', 'x'))).toThrow('leaves its folder');
  });

  it('refuses an archive that ends in the middle of a file', () => {
    const whole = entry('a.txt', '0', 'hello');
    expect(() => readTar(whole.subarray(0, 514))).toThrow('cut short');
  });
});

function entry(path: string, type: string, content: string): Buffer {
  const header = Buffer.alloc(512);
  header.write(path, 0);
  header.write('0000755\0', 100);
  header.write(`${content.length.toString(8).padStart(11, '0')}\0`, 124);
  header.write(type, 156);
  const body = Buffer.alloc(Math.ceil(content.length / 512) * 512);
  body.write(content);
  return Buffer.concat([header, body]);
}
