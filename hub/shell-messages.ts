/** What the shell that forked the hub may tell it: to end, or that somebody tries to get behind the kiosk. */
export type ShellMessage = 'stop' | 'tamper';

interface Port {
  on(name: 'message', listener: (event: { readonly data: unknown }) => void): void;
}

/**
 * Listens to the shell (Electron's utilityProcess speaks through `process.parentPort`; where there are no signals this
 * is the only way to ask for an orderly stop). Without a shell nothing is ever heard.
 */
export function onShellMessage(type: ShellMessage, task: () => void): void {
  const port: unknown = Reflect.get(process, 'parentPort');
  if (!isPort(port)) return;
  port.on('message', ({ data }) => {
    if (typeof data === 'object' && data !== null && 'type' in data && data.type === type) task();
  });
}

function isPort(value: unknown): value is Port {
  return (
    typeof value === 'object' && value !== null && 'on' in value && typeof value.on === 'function'
  );
}
