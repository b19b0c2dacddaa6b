import { expect, it, vi } from 'vitest';
import { BRIDGE_NAME } from '#api/bridge.ts';
import { KIOSK_READY } from '#electron/channels.ts';
import { contextBridge, ipcRenderer } from './fake-electron.ts';

vi.mock('electron', () => import('./fake-electron.ts'));

it('offers the bridge and nothing else', async () => {
  process.argv.push('--shell-version=1.2.3');
  await import('#electron/preload.ts');
  process.argv.pop();
  expect(contextBridge.exposeInMainWorld).toHaveBeenCalledOnce();
  const [name, bridge] = contextBridge.exposeInMainWorld.mock.calls[0] ?? [];
  expect(name).toBe(BRIDGE_NAME);
  expect(Object.keys(bridge)).toEqual(['shellVersion', 'reportReady']);
  expect(bridge.shellVersion).toBe('1.2.3');
  bridge.reportReady('anything');
  expect(ipcRenderer.send).toHaveBeenCalledExactlyOnceWith(KIOSK_READY);
});
