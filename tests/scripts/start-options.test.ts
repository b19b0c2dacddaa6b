import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readStartOptions } from '#scripts/start-options.ts';
import { temporaryFolder } from './temporary-folder.ts';

describe('readStartOptions', () => {
  it('simulates devices in ./data when none are configured', () => {
    const folder = temporaryFolder();
    expect(readStartOptions([], folder)).toEqual({
      dataDir: join(folder, 'data'),
      simulated: true,
      hubArgs: [
        '--data-dir',
        join(folder, 'data'),
        '--simulated',
        '--log-level',
        'warn',
        '--print-links',
      ],
    });
  });

  it('uses the devices file that lies in the data folder', () => {
    const folder = temporaryFolder({ 'data/devices.yaml': 'devices: []' });
    const options = readStartOptions([], folder);
    expect(options.simulated).toBe(false);
    expect(options.hubArgs).toEqual(
      expect.arrayContaining(['--devices', join(folder, 'data/devices.yaml')]),
    );
    expect(options.hubArgs).not.toContain('--simulated');
  });

  it.each([[['--devices', 'd.yaml']], [['--devices=d.yaml']]])(
    'uses the file named by %o',
    (args) => {
      const options = readStartOptions(args, temporaryFolder());
      expect(options.simulated).toBe(false);
      expect(options.hubArgs.slice(0, args.length)).toEqual(args);
    },
  );

  it.each([[['--data-dir', 'elsewhere']], [['--data-dir=elsewhere']]])(
    'puts the data where %o says',
    (args) => {
      const folder = temporaryFolder();
      const { dataDir, hubArgs } = readStartOptions([...args, '--port', '0'], folder);
      expect(dataDir).toBe(join(folder, 'elsewhere'));
      expect(hubArgs.slice(0, 4)).toEqual(['--port', '0', '--data-dir', dataDir]);
      expect(hubArgs.filter((argument) => argument.startsWith('--data-dir'))).toHaveLength(1);
    },
  );

  it('leaves a log level that was asked for', () => {
    const { hubArgs } = readStartOptions(['--log-level', 'debug'], temporaryFolder());
    expect(hubArgs.filter((argument) => argument === '--log-level')).toHaveLength(1);
  });
});
