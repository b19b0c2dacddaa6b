import type { Session, WebPreferences } from 'electron';

export interface PreferenceOptions {
  readonly preload: string;
  readonly session: Session;
  readonly shellVersion: string;
}

/** The only settings that a page of this shell is ever opened with. Defaults are spelt out: they have changed before. */
export function kioskPreferences(options: PreferenceOptions): WebPreferences {
  return {
    preload: options.preload,
    session: options.session,
    additionalArguments: [`--shell-version=${options.shellVersion}`],
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    plugins: false,
    devTools: false,
    // alert, confirm and prompt stop the page until somebody answers.
    disableDialogs: true,
    navigateOnDragDrop: false,
    spellcheck: false,
    // The board and the call voice keep time while nobody touches the screen.
    backgroundThrottling: false,
    autoplayPolicy: 'no-user-gesture-required',
  };
}
