/** The only message a page may send to the shell. It carries nothing. */
export const KIOSK_READY = 'kiosk-ready';
