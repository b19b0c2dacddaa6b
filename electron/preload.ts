import { contextBridge, ipcRenderer } from 'electron';
import { BRIDGE_NAME, type KioskBridge } from '#api/bridge.ts';
import { KIOSK_READY } from './channels.ts';

/** Passed by the window, because a sandboxed preload can read no file. */
const VERSION_ARGUMENT = '--shell-version=';

const bridge = {
  shellVersion:
    process.argv
      .find((argument) => argument.startsWith(VERSION_ARGUMENT))
      ?.slice(VERSION_ARGUMENT.length) ?? '',
  reportReady: (): void => ipcRenderer.send(KIOSK_READY),
} satisfies KioskBridge;

contextBridge.exposeInMainWorld(BRIDGE_NAME, bridge);

// The system's print dialogue opens folders and printers; tickets are printed by the hub.
contextBridge.executeInMainWorld({
  func: () => {
    Object.defineProperty(globalThis, 'print', { value: () => undefined });
  },
});
