import { rmSync } from 'node:fs';
import { expect, it, onTestFinished } from 'vitest';
import { onShellMessage } from '#hub/shell-messages.ts';
import { temporaryFolder } from '#tests/scripts/temporary-folder.ts';
import { startInnerHub } from '#tests/support/hub-in-process.ts';
import { VirtualClock } from '#tests/support/virtual-clock.ts';

/** Takes the place of the port that Electron gives to its child processes. */
function pretendShell(): (message: unknown) => void {
  const listeners: ((event: { data: unknown }) => void)[] = [];
  const on = (_name: string, listener: (event: { data: unknown }) => void) =>
    listeners.push(listener);
  Reflect.set(process, 'parentPort', { on });
  onTestFinished(() => void Reflect.deleteProperty(process, 'parentPort'));
  return (data) => {
    for (const listener of listeners) listener({ data });
  };
}

it('hears from the shell what it listens for, and nothing else', () => {
  const tell = pretendShell();
  const heard: string[] = [];
  onShellMessage('tamper', () => heard.push('tamper'));
  for (const message of [{ type: 'stop' }, { type: 'tamper' }, 'tamper', null]) tell(message);
  expect(heard).toEqual(['tamper']);
});

it('calls somebody to a kiosk that is tampered with, once until somebody has seen it', async () => {
  const dataDir = temporaryFolder();
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }));
  const inner = await startInnerHub({ clock: new VirtualClock(), dataDir });
  onTestFinished(() => inner.stop());
  const open = async () =>
    (await inner.client.get('/alerts')).json<{ items: { id: string; kind: string }[] }>().items;
  inner.hub.alerts.reportTamper();
  inner.hub.alerts.reportTamper();
  const [alert, ...others] = await open();
  expect(alert?.kind).toBe('tamper');
  expect(others).toEqual([]);
  await inner.client.post(`/alerts/${alert?.id}/acknowledge`);
  expect(await open()).toEqual([]);
  inner.hub.alerts.reportTamper();
  expect(await open()).toHaveLength(1);
});
