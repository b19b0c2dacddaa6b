import { describe, expect, it } from 'vitest';
import { parseReadyLine } from '#electron/ready-line.ts';

const READY = { event: 'ready', url: 'http://127.0.0.1:8010', dataDir: '/d', version: '1.0.0' };

describe('parseReadyLine', () => {
  it('reads the line that the hub prints when it serves', () => {
    expect(parseReadyLine(JSON.stringify(READY))).toEqual({
      url: READY.url,
      dataDir: '/d',
      version: '1.0.0',
      links: [],
    });
  });

  it('keeps well-formed links and drops the others', () => {
    const link = { screen: 'kiosk', label: 'K1', url: 'http://127.0.0.1:8010/kiosk' };
    const line = JSON.stringify({
      ...READY,
      links: [link, { screen: 'x' }, null, { ...link, url: 'no' }],
    });
    expect(parseReadyLine(line)?.links).toEqual([link]);
  });

  it.each([
    'listening',
    '{broken',
    'null',
    '{"event":"stopped"}',
    '{"event":"ready"}',
    '{"event":"ready","url":"nowhere"}',
  ])('takes %s for something else', (line) => {
    expect(parseReadyLine(line)).toBeUndefined();
  });
});
