export interface VirtualPrinterOptions {
  /** Answers process ID requests once the paper is printed. Default true. */
  readonly confirmsPrint?: boolean;
  /** Answers status requests. Default true; a printer that does neither is mute. */
  readonly reportsStatus?: boolean;
  /** 576 dots (80 mm) by default. */
  readonly widthDots?: number;
  /** 1200 by default: 150 mm/s. */
  readonly dotsPerSecond?: number;
  /** Tickets remembered; the oldest go. All by default. */
  readonly keepTickets?: number;
}

/** A healthy printer for 80 mm paper. */
export const HEALTHY_PRINTER: Required<VirtualPrinterOptions> = {
  confirmsPrint: true,
  reportsStatus: true,
  widthDots: 576,
  dotsPerSecond: 1_200,
  keepTickets: Number.POSITIVE_INFINITY,
};
