/** Every wait of the printer driver, in milliseconds. A job is over within `jobMs` + `clearMs` of being handed in. */
export interface PrinterTimeouts {
  /** One DLE EOT answer. Healthy printers need 10 ms at 9600 baud; a mute one must not hold up the first ticket. */
  readonly statusAnswerMs: number;
  /** A status younger than this is not asked for again before a job. */
  readonly statusFreshMs: number;
  /** Between status rounds with nothing to do: loaded paper shows on the screen within about a second. */
  readonly idlePollMs: number;
  /** Between status rounds while a ticket is being printed. */
  readonly busyPollMs: number;
  /** Bytes that cannot leave for this long mean a printer that has stopped reading. */
  readonly writeMs: number;
  /** From the last byte taken to the process ID; a long ticket prints in well under 2 s. */
  readonly confirmationMs: number;
  /** How long a printer that cannot confirm is watched for complaints after a job. */
  readonly observationMs: number;
  /** A hand that closes the cover at once saves the ticket; longer would keep the customer waiting. */
  readonly graceMs: number;
  /** The longest life of a job, from being handed in. */
  readonly jobMs: number;
  /** The clearing commands have to leave within this time. */
  readonly clearMs: number;
  /** An answer that stops half way is given up after this silence. */
  readonly interByteMs: number;
}

export const DEFAULT_TIMEOUTS: PrinterTimeouts = {
  statusAnswerMs: 300,
  statusFreshMs: 300,
  idlePollMs: 1_000,
  busyPollMs: 250,
  writeMs: 2_500,
  confirmationMs: 3_000,
  observationMs: 1_500,
  graceMs: 2_000,
  jobMs: 6_000,
  clearMs: 500,
  interByteMs: 200,
};
