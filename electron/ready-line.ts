/** Where one screen is reached, signed in by the link itself, once. */
interface ScreenLink {
  /** Name of the screen's folder: `kiosk`, `display`, `counter`, … */
  readonly screen: string;
  readonly label: string;
  readonly url: string;
}

/** The hub's word that it serves: one JSON line on its standard output. */
export interface ReadyLine {
  readonly url: string;
  readonly dataDir: string;
  readonly version: string;
  /** Empty unless the hub was started with `--print-links`. */
  readonly links: readonly ScreenLink[];
}

/** Reads one line of the hub's standard output; undefined when it is anything but the ready line. */
export function parseReadyLine(line: string): ReadyLine | undefined {
  if (!line.startsWith('{')) return undefined;
  const value = parseJson(line);
  if (!isRecord(value) || value.event !== 'ready') return undefined;
  const { url, dataDir, version, links } = value;
  if (typeof url !== 'string' || !URL.canParse(url)) return undefined;
  return {
    url,
    dataDir: typeof dataDir === 'string' ? dataDir : '',
    version: typeof version === 'string' ? version : '',
    links: Array.isArray(links) ? links.filter(isScreenLink) : [],
  };
}

function isScreenLink(value: unknown): value is ScreenLink {
  return (
    isRecord(value) &&
    typeof value.screen === 'string' &&
    typeof value.label === 'string' &&
    typeof value.url === 'string' &&
    URL.canParse(value.url)
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
