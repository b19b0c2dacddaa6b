import type { VirtualPrinter } from './simulator.ts';

type Verb = (printer: VirtualPrinter, argument: number) => void;

/** What a person may do to a virtual printer, by the name used on screen and on the command line. */
const PRINTER_VERBS = {
  loadPaper: (printer) => printer.loadPaper(),
  lowPaper: (printer) => printer.lowPaper(),
  removePaper: (printer) => printer.removePaper(),
  paperOutAfter: (printer, lines) => printer.paperOutAfter(lines),
  openCover: (printer) => printer.openCover(),
  closeCover: (printer) => printer.closeCover(),
  jamCutter: (printer) => printer.jamCutter(),
  clearJam: (printer) => printer.clearJam(),
  pullPlug: (printer) => printer.pullPlug(),
  plugIn: (printer) => printer.plugIn(),
  powerCycle: (printer) => printer.powerCycle(),
  goSilent: (printer) => printer.goSilent(),
  speakAgain: (printer) => printer.speakAgain(),
  lie: (printer) => printer.lie(),
  stutter: (printer) => printer.stutter(),
} as const satisfies Record<string, Verb>;

/** Every verb's name, in the order in which a panel shows them. */
export const PRINTER_VERB_NAMES: readonly string[] = Object.keys(PRINTER_VERBS);

/** Does `openCover` or `paperOutAfter 3`; false when there is no such verb. */
export function performPrinterVerb(printer: VirtualPrinter, words: string): boolean {
  const [name = '', argument = '0'] = words.trim().split(/\s+/);
  const verb = new Map<string, Verb>(Object.entries(PRINTER_VERBS)).get(name);
  verb?.(printer, Number(argument));
  return verb !== undefined;
}
