import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { type ConnectionState, readEvents } from '#renderer/data/events.ts';
import { VirtualClock } from '#tests/support/virtual-clock.ts';

const DELAYS = { firstRetryMs: 1_000, longestRetryMs: 4_000, silenceMs: 40_000 };

/** One answer of a hub that the test writes into. */
interface Line {
  readonly headers: Record<string, string>;
  write(text: string): void;
  cut(): void;
  readonly aborted: () => boolean;
}

function event(id: string, name: string, data: object): string {
  return `id: ${id}\nevent: ${name}\ndata: ${JSON.stringify(data)}\n\n`;
}

function startReader(
  status: () => number = () => 200,
  onEvent: (id: string) => void = () => undefined,
) {
  const clock = new VirtualClock();
  const lines: Line[] = [];
  const states: ConnectionState[] = [];
  const heard: string[] = [];
  const stop = readEvents({
    headers: { 'x-screen': 'kiosk' },
    clock,
    random: () => 1,
    delays: DELAYS,
    onState: (state) => states.push(state),
    onEvent: ({ id, name }) => {
      heard.push(`${id} ${name}`);
      onEvent(id);
    },
    fetch: (_address, init) => {
      let controller: ReadableStreamDefaultController<Uint8Array>;
      const body = new ReadableStream<Uint8Array>({
        start: (mine) => {
          controller = mine;
        },
      });
      init?.signal?.addEventListener('abort', () => controller.error(new Error('aborted')));
      lines.push({
        headers: Object.fromEntries(new Headers(init?.headers)),
        write: (text) => controller.enqueue(new TextEncoder().encode(text)),
        cut: () => controller.close(),
        aborted: () => init?.signal?.aborted ?? false,
      });
      return Promise.resolve(new Response(body, { status: status() }));
    },
  });
  return { clock, lines, states, heard, stop };
}

describe('event reader', () => {
  it('hands on what it knows and drops what it cannot read', async () => {
    const { clock, lines, heard, states, stop } = startReader();
    await clock.advance(0);
    lines[0]?.write(event('1', 'resync', {}));
    lines[0]?.write(event('2', 'aNewKindOfEvent', {}));
    lines[0]?.write(event('3', 'alertCleared', { alertId: 7 }));
    lines[0]?.write('id: 4\nevent: resync\ndata: {broken\n\n');
    await clock.advance(10);
    expect(heard).toEqual(['1 resync']);
    expect(states).toEqual(['connecting', 'open']);
    expect(lines[0]?.headers['x-screen']).toBe('kiosk');
    stop();
  });

  it('resumes after the last event it was given', async () => {
    const { clock, lines, stop } = startReader();
    await clock.advance(0);
    lines[0]?.write(event('41', 'resync', {}));
    lines[0]?.write(event('42', 'aNewKindOfEvent', {}));
    await clock.advance(10);
    lines[0]?.cut();
    await clock.advance(DELAYS.firstRetryMs);
    expect(lines).toHaveLength(2);
    expect(lines[0]?.headers['last-event-id']).toBeUndefined();
    expect(lines[1]?.headers['last-event-id']).toBe('42');
    stop();
  });

  it('waits longer after each failure, up to a limit, and starts short again after a success', async () => {
    let status = 503;
    const { clock, lines, states, stop } = startReader(() => status);
    await clock.advance(0);
    for (const [pause, count] of [
      [1_000, 2],
      [2_000, 3],
      [4_000, 4],
      [4_000, 5],
    ] as const) {
      await clock.advance(pause - 1);
      expect(lines).toHaveLength(count - 1);
      await clock.advance(1);
      expect(lines).toHaveLength(count);
    }
    expect(states.at(-1)).toBe('lost');
    status = 200;
    await clock.advance(4_000);
    expect(states.at(-1)).toBe('open');
    lines.at(-1)?.cut();
    await clock.advance(1_000);
    expect(lines).toHaveLength(7);
    stop();
  });

  it('says that the hub refuses this page, and asks again all the same', async () => {
    const { clock, states, lines, stop } = startReader(() => 401);
    await clock.advance(0);
    expect(states).toEqual(['connecting', 'refused']);
    await clock.advance(DELAYS.firstRetryMs);
    expect(lines).toHaveLength(2);
    stop();
  });

  it('gives up a line that has fallen silent, not one that breathes', async () => {
    const { clock, lines, states, stop } = startReader();
    await clock.advance(0);
    for (let beats = 0; beats < 5; beats += 1) {
      await clock.advance(DELAYS.silenceMs - 1);
      lines[0]?.write(': beat\n\n');
      await clock.advance(0);
    }
    expect(lines[0]?.aborted()).toBe(false);
    await clock.advance(DELAYS.silenceMs);
    expect(lines[0]?.aborted()).toBe(true);
    expect(states).toContain('lost');
    stop();
  });

  it('does not take a listener that throws for a lost line', async () => {
    const reported = vi.fn();
    vi.stubGlobal('reportError', reported);
    onTestFinished(() => void vi.unstubAllGlobals());
    const { clock, lines, heard, states, stop } = startReader(
      () => 200,
      (id) => {
        if (id === '1') throw new Error('a bug of a listener');
      },
    );
    await clock.advance(0);
    lines[0]?.write(event('1', 'resync', {}));
    lines[0]?.write(event('2', 'resync', {}));
    await clock.advance(10);
    expect(heard).toEqual(['1 resync', '2 resync']);
    expect(states).toEqual(['connecting', 'open']);
    expect(reported).toHaveBeenCalledOnce();
    stop();
  });

  it('leaves nothing running when it is stopped', async () => {
    const { clock, lines, stop } = startReader();
    await clock.advance(0);
    stop();
    await clock.advance(DELAYS.longestRetryMs * 10);
    expect(lines).toHaveLength(1);
    expect(lines[0]?.aborted()).toBe(true);
    expect(clock.pending).toBe(0);
  });
});
