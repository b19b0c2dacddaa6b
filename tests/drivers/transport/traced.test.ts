import { describe, expect, it } from 'vitest';
import { createMemoryWire } from '#drivers/transport/memory.ts';
import { traceTransport } from '#drivers/transport/traced.ts';
import type { TraceEntry } from '#drivers/transport/transport.ts';
import { VirtualClock } from '#tests/support/virtual-clock.ts';

async function talk(options: Parameters<typeof traceTransport>[2]): Promise<TraceEntry[]> {
  const clock = new VirtualClock();
  const { transport, device } = createMemoryWire({ clock });
  const entries: TraceEntry[] = [];
  const traced = traceTransport(transport, { record: (entry) => entries.push(entry) }, options);
  const opened = await traced.open({ onBytes: () => undefined, onClosed: () => undefined });
  if (!opened.ok) throw new Error('not opened');
  await opened.value.write(Uint8Array.of(1, 2), 100);
  device.send(Uint8Array.of(3));
  await clock.advance(0);
  device.unplug();
  return entries;
}

describe('traceTransport', () => {
  it('reports the opening, every byte with its meaning, and the end', async () => {
    const describeBytes = (direction: string) => `${direction} something`;
    expect(await talk({ describe: describeBytes })).toEqual([
      { kind: 'opened', note: 'memory' },
      { kind: 'sent', bytes: Uint8Array.of(1, 2), meaning: 'sent something' },
      { kind: 'received', bytes: Uint8Array.of(3), meaning: 'received something' },
      { kind: 'closed', note: 'unplugged' },
    ]);
  });

  it('keeps only the length of redacted bytes', async () => {
    const entries = await talk({ redacted: true });
    expect(entries.slice(1, 3)).toEqual([
      { kind: 'sent', bytes: new Uint8Array(2), redacted: true },
      { kind: 'received', bytes: new Uint8Array(1), redacted: true },
    ]);
  });
});
