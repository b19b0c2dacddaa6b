/** Scheme of the shell's own two pages, shown while the hub cannot serve. */
export const SHELL_SCHEME = 'xiaotang';
export const SHELL_HOST = 'shell';

/** Whether a page of the shell itself, by its exact scheme and host. */
export function isShellUrl(url: string): boolean {
  return url.startsWith(`${SHELL_SCHEME}://${SHELL_HOST}/`);
}

/**
 * Whether `url` is served by the hub at `hubOrigin` (`http://127.0.0.1:8010`), compared as parsed origins: a prefix
 * comparison would accept `http://127.0.0.1:8010.example.net`. Its web sockets count as the same place.
 */
export function isHubUrl(url: string, hubOrigin: string | undefined): boolean {
  if (hubOrigin === undefined || !URL.canParse(url)) return false;
  const { protocol, host, username, password } = new URL(url);
  if (username !== '' || password !== '') return false;
  const httpProtocol = protocol.replace(/^ws/, 'http');
  return `${httpProtocol}//${host}` === hubOrigin;
}
