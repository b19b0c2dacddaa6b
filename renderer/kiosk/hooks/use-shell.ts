import { useEffect } from 'react';
import { BRIDGE_NAME, type KioskBridge } from '#api/bridge.ts';

declare global {
  interface Window {
    /** Put there by Electron's preload; absent in a plain browser. */
    readonly [BRIDGE_NAME]?: KioskBridge;
  }
}

/** Tells the shell, once, that the page is drawn and can be used. */
export function useShell(isDrawn: boolean): void {
  useEffect(() => {
    if (isDrawn) window[BRIDGE_NAME]?.reportReady();
  }, [isDrawn]);
}
