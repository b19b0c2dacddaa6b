import { describe, expect, it } from 'vitest';
import { SerialQueue } from '#drivers/exchange/serial-queue.ts';

describe('SerialQueue', () => {
  it('runs one task at a time, in order', async () => {
    const queue = new SerialQueue();
    const events: string[] = [];
    const task = (name: string) => async () => {
      events.push(`${name} begins`);
      await Promise.resolve();
      events.push(`${name} ends`);
    };
    await Promise.all([queue.run(task('a')), queue.run(task('b'))]);
    expect(events).toEqual(['a begins', 'a ends', 'b begins', 'b ends']);
    expect(queue.size).toBe(0);
  });

  it('goes on after a task that throws, and lets its caller know', async () => {
    const queue = new SerialQueue();
    const broken = queue.run(() => Promise.reject(new Error('broken')));
    const next = queue.run(async () => 'works');
    expect(queue.size).toBe(2);
    await expect(broken).rejects.toThrow('broken');
    expect(await next).toBe('works');
    expect(queue.size).toBe(0);
  });
});
