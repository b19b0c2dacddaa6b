import { describe, expect, it } from 'vitest';
import { FrameParser } from '#drivers/sdt/parser.ts';
import { SimulatedReader } from '#drivers/sdt/simulator.ts';
import { SPECIMEN_CARDS } from '#drivers/sdt/simulator-cards.ts';
import { type CommandName, encodeRequest } from '#drivers/sdt/wire.ts';
import { createMemoryWire } from '#drivers/transport/memory.ts';
import { VirtualClock } from '#tests/support/virtual-clock.ts';
import { bytesOf, hexOf } from './frames.ts';

async function connect() {
  const clock = new VirtualClock();
  const { transport, device } = createMemoryWire({ clock });
  const hands = new SimulatedReader({ device, clock });
  const parser = new FrameParser();
  const heard: string[] = [];
  const opened = await transport.open({
    onBytes: (bytes) => {
      for (const output of parser.push(bytes)) {
        heard.push(output.kind === 'frame' ? hexOf(output.body.subarray(0, 3)) : output.reason);
      }
    },
    onClosed: () => undefined,
  });
  if (!opened.ok) throw new Error('the wire did not open');
  const send = async (bytes: Uint8Array) => {
    await clock.until(opened.value.write(bytes, 1_000));
    await clock.advance(1_000);
    return heard.splice(0);
  };
  const ask = async (command: CommandName) => (await send(encodeRequest(command))).join(' ');
  return { clock, hands, send, ask };
}

describe('the virtual reader is as strict as the real ones', () => {
  it('answers 10 to a bad checksum and 11 to a bad length', async () => {
    const { send } = await connect();
    expect(await send(bytesOf('AA AA AA 96 69 00 03 20 01 21'))).toEqual(['00 00 10']);
    expect(await send(bytesOf('AA AA AA 96 69 00 01 20'))).toEqual(['00 00 11']);
    expect(await send(bytesOf('AA AA AA 96 69 00 03 77 01 75'))).toEqual(['00 00 21']);
  });

  it('forgets half a request after a pause', async () => {
    const { send, ask } = await connect();
    expect(await send(bytesOf('AA AA AA 96 69 00 03 20'))).toEqual([]);
    expect(await ask('samStatus')).toBe('00 00 90');
  });

  it('reads only what was found and selected', async () => {
    const { hands, ask } = await connect();
    hands.layCard(SPECIMEN_CARDS.senior);
    expect(await ask('readCard')).toBe('00 00 41');
    expect(await ask('selectCard')).toBe('00 00 81');
    expect(await ask('findCard')).toBe('00 00 9F');
    expect(await ask('readCard')).toBe('00 00 41');
    expect(await ask('selectCard')).toBe('00 00 90');
    expect(await ask('readCard')).toBe('00 00 90');
  });

  it('does not find a card again before it was lifted or the SAM reset', async () => {
    const { hands, ask } = await connect();
    const readOnce = async () => {
      expect(await ask('findCard')).toBe('00 00 9F');
      await ask('selectCard');
      expect(await ask('readCard')).toBe('00 00 90');
      expect(await ask('findCard')).toBe('00 00 80');
    };
    hands.layCard(SPECIMEN_CARDS.hmt);
    await readOnce();
    hands.liftCard();
    expect(await ask('findCard')).toBe('00 00 80');
    hands.layCard(SPECIMEN_CARDS.hmt);
    await readOnce();
    expect(await ask('resetSam')).toBe('00 00 90');
    await readOnce();
  });
});
