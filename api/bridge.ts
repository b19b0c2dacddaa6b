/**
 * What Electron's preload offers the kiosk page: nothing the page could not do without, and nothing that takes a
 * channel name. In a plain browser it is absent.
 */
export interface KioskBridge {
  /** Version of the shell, for the diagnostics page. */
  readonly shellVersion: string;
  /** The page is drawn and usable: until it says so, the shell takes the load for failed and tries again. */
  reportReady(): void;
}

/** Name under which the preload puts the bridge on `window`. */
export const BRIDGE_NAME = 'xiaotang';
