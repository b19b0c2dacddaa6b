import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { TamperWatch } from '#electron/tamper-watch.ts';

const LIMITS = { attempts: 3, windowMs: 60_000, freezeMs: 30_000 };

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function watch(): { tamper: TamperWatch; freeze: () => void; release: () => void } {
  const freeze = vi.fn();
  const release = vi.fn();
  return { tamper: new TamperWatch({ freeze, release, limits: LIMITS }), freeze, release };
}

describe('TamperWatch', () => {
  it('freezes at the third attempt within a minute and releases by itself', () => {
    const { tamper, freeze, release } = watch();
    tamper.report();
    vi.advanceTimersByTime(29_000);
    tamper.report();
    expect(freeze).not.toHaveBeenCalled();
    vi.advanceTimersByTime(29_000);
    tamper.report();
    expect(freeze).toHaveBeenCalledOnce();
    vi.advanceTimersByTime(29_999);
    expect(release).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(release).toHaveBeenCalledOnce();
  });

  it('forgets attempts that lie far apart', () => {
    const { tamper, freeze } = watch();
    for (let attempt = 0; attempt < 10; attempt += 1) {
      tamper.report();
      vi.advanceTimersByTime(30_001);
    }
    expect(freeze).not.toHaveBeenCalled();
  });

  it('counts from zero after a freeze, and nothing during it', () => {
    const { tamper, freeze } = watch();
    for (let attempt = 0; attempt < 9; attempt += 1) tamper.report();
    expect(freeze).toHaveBeenCalledOnce();
    vi.advanceTimersByTime(30_000);
    tamper.report();
    tamper.report();
    expect(freeze).toHaveBeenCalledOnce();
    tamper.report();
    expect(freeze).toHaveBeenCalledTimes(2);
  });
});
