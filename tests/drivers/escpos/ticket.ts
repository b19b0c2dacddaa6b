import type { PrintDocument } from '#core/device/document.ts';

/** A ticket as the branch prints it. */
export function ticketDocument(number = 'A001'): PrintDocument {
  return {
    blocks: [
      { kind: 'text', text: '示例银行 城东支行', align: 'center', bold: true },
      { kind: 'text', text: number, align: 'center', scale: 3, bold: true },
      { kind: 'text', text: '个人现金业务', align: 'center', scale: 2 },
      { kind: 'rule' },
      { kind: 'text', text: '前面等候 3 人', align: 'center' },
      { kind: 'text', text: '2026-03-02 09:00', align: 'center' },
      { kind: 'qr', text: `https://b.example/t/${number}`, moduleDots: 6 },
      { kind: 'cut' },
    ],
  };
}
