/** One line of the shell's log. No text from pages goes in: it could be a customer's. */
export type Log = (event: string, details?: Readonly<Record<string, string | number>>) => void;

/** Writes JSON lines to standard error, where the hub writes its own. */
export const logToStderr: Log = (event, details = {}) => {
  process.stderr.write(
    `${JSON.stringify({ time: Date.now(), room: 'electron', event, ...details })}\n`,
  );
};
