import type { Branch } from '#core/branch/branch.ts';
import type { PrintBlock, PrintDocument } from '#core/device/document.ts';
import { spokenLanguage } from '#core/text/language.ts';
import { waitWording } from '#core/text/wait-wording.ts';
import type { TicketView } from '#api/tickets.ts';

const WORDS = {
  zh: {
    reprint: '补打',
    ahead: '前面',
    people: (count: number) => `${count} 人`,
    wait: '预计等候',
    unknownWait: '请留意叫号',
    zone: '请到',
    issued: '取号时间',
    scan: '扫码看排队进度',
    missed: '过号请到大堂咨询台',
  },
  en: {
    reprint: '补打 REPRINT',
    ahead: 'Ahead',
    people: (count: number) => String(count),
    wait: 'Wait',
    unknownWait: 'please listen for your call',
    zone: 'Go to',
    issued: 'Issued',
    scan: 'Scan to see your place',
    missed: 'Missed your call? Ask at the lobby desk',
  },
} as const;

/** `2026-11-21T09:30:00.000+08:00` as `2026-11-21 09:30`. */
function shortTime(iso: string): string {
  return `${iso.slice(0, 10)} ${iso.slice(11, 16)}`;
}

/**
 * What is on the paper: number, service, place, wait, where to go, the customer's own page as a QR code. Never who the
 * customer is. The service's Chinese name is always there; English is added for a customer who chose it.
 */
export function ticketSlip(
  ticket: TicketView,
  branch: Branch,
  { reprint }: { readonly reprint: boolean },
): PrintDocument {
  const language = spokenLanguage(ticket.language);
  const words = WORDS[language];
  const name = branch.services.find((service) => service.id === ticket.serviceId)?.name;
  const zone = branch.zones.find((candidate) => candidate.id === ticket.zoneId)?.name;
  const blocks: PrintBlock[] = [
    { kind: 'text', text: branch.name.zh, align: 'center' },
    ...(reprint ? [centred(words.reprint)] : []),
    { kind: 'text', text: ticket.number, align: 'center', scale: 4, bold: true },
    { kind: 'text', text: name?.zh ?? '', align: 'center', scale: 2 },
    ...(language === 'en' ? [centred(name?.en ?? '')] : []),
    { kind: 'pair', label: words.ahead, value: words.people(ticket.peopleAhead) },
    {
      kind: 'pair',
      label: words.wait,
      value: waitWording(ticket.wait, language) ?? words.unknownWait,
    },
    { kind: 'pair', label: words.zone, value: zone?.[language] ?? '' },
    { kind: 'pair', label: words.issued, value: shortTime(ticket.issuedAt) },
    { kind: 'qr', text: ticket.url },
    centred(words.scan),
    centred(words.missed),
    { kind: 'cut' },
  ];
  return { blocks };
}

function centred(text: string): PrintBlock {
  return { kind: 'text', text, align: 'center' };
}
