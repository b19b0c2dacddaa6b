import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { HubProcess } from '#electron/hub-process.ts';
import type { Log } from '#electron/log.ts';
import type { ReadyLine } from '#electron/ready-line.ts';
import { FakeUtilityProcess, resetElectron } from './fake-electron.ts';

vi.mock('electron', () => import('./fake-electron.ts'));

const TIMES = { readyTimeoutMs: 30_000, stopTimeoutMs: 2_500, stableAfterMs: 60_000 };
const READY = '{"event":"ready","url":"http://127.0.0.1:8010","dataDir":"/d","version":"1"}\n';

let hub: HubProcess;
let ready: ReadyLine[];
let onGone: () => void;
let log: Log;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] });
  resetElectron();
  ready = [];
  onGone = vi.fn();
  log = vi.fn();
  hub = new HubProcess({
    modulePath: '/app/dist/hub/main.js',
    args: ['--port', '0'],
    onReady: (line) => ready.push(line),
    onGone,
    log,
    times: TIMES,
  });
  hub.start();
});

afterEach(() => void vi.useRealTimers());

function child(index: number): FakeUtilityProcess {
  const found = FakeUtilityProcess.all[index];
  if (found === undefined) throw new Error(`no hub number ${index}`);
  return found;
}

async function say(to: FakeUtilityProcess, text: string, lines: number): Promise<void> {
  to.stdout.write(text);
  await vi.waitFor(() => expect(ready).toHaveLength(lines));
}

describe('HubProcess', () => {
  it('forks the hub with its arguments and waits for its word, in whatever pieces it comes', async () => {
    expect(child(0)).toMatchObject({ modulePath: '/app/dist/hub/main.js', args: ['--port', '0'] });
    child(0).stdout.write(`noise\n${READY.slice(0, 20)}`);
    await say(child(0), READY.slice(20), 1);
    expect(ready[0]?.url).toBe('http://127.0.0.1:8010');
  });

  it('starts a new one when it dies, waiting longer each time', () => {
    const delays = [250, 500, 1_000, 2_000, 4_000, 8_000, 10_000, 10_000];
    for (const [index, delayMs] of delays.entries()) {
      child(index).emit('exit', 1);
      vi.advanceTimersByTime(delayMs - 1);
      expect(FakeUtilityProcess.all).toHaveLength(index + 1);
      vi.advanceTimersByTime(1);
      expect(FakeUtilityProcess.all).toHaveLength(index + 2);
    }
    expect(onGone).toHaveBeenCalledTimes(delays.length);
  });

  it('starts over with the short delay after a stable minute', async () => {
    child(0).emit('exit', 1);
    vi.advanceTimersByTime(250);
    await say(child(1), READY, 1);
    vi.advanceTimersByTime(TIMES.stableAfterMs);
    child(1).emit('exit', 139);
    vi.advanceTimersByTime(250);
    expect(FakeUtilityProcess.all).toHaveLength(3);
  });

  it('ends a hub that never says that it serves', () => {
    vi.advanceTimersByTime(TIMES.readyTimeoutMs);
    expect(child(0).kill).toHaveBeenCalledOnce();
  });

  it('survives and logs a fatal error of the hub, without its report, and starts a new one', () => {
    child(0).emit('error', 'FatalError', 'v8::Zone', '{"heap":"a name"}');
    expect(log).toHaveBeenCalledExactlyOnceWith('hub-error', {
      type: 'FatalError',
      location: 'v8::Zone',
    });
    child(0).emit('exit', 133);
    vi.advanceTimersByTime(250);
    expect(FakeUtilityProcess.all).toHaveLength(2);
  });

  it('asks for the end, waits for it and does not start another', async () => {
    const stopped = hub.stop();
    expect(child(0).postMessage).toHaveBeenCalledWith({ type: 'stop' });
    child(0).emit('exit', 0);
    await stopped;
    vi.advanceTimersByTime(60_000);
    expect(FakeUtilityProcess.all).toHaveLength(1);
    expect(onGone).not.toHaveBeenCalled();
  });

  it('insists when the hub does not end in time', async () => {
    const kill = vi.spyOn(process, 'kill').mockReturnValue(true);
    const stopped = hub.stop();
    vi.advanceTimersByTime(TIMES.stopTimeoutMs);
    expect(kill).toHaveBeenCalledExactlyOnceWith(child(0).pid, 'SIGKILL');
    child(0).emit('exit', 137);
    await stopped;
  });
});
