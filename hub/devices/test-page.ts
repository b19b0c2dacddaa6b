import type { PrintDocument } from '#core/device/document.ts';

/** What a technician prints to see Chinese, sizes, QR and cut at a glance. No number: it is nobody's ticket. */
export function testPage(deviceId: string): PrintDocument {
  return {
    blocks: [
      { kind: 'text', text: '测试页 TEST PAGE', align: 'center', bold: true, scale: 2 },
      { kind: 'text', text: deviceId, align: 'center' },
      { kind: 'rule' },
      { kind: 'text', text: '汉字：永东国酬爱郁灵鹰袋 镕堃喆' },
      { kind: 'text', text: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ 0123456789' },
      { kind: 'pair', label: '左 left', value: 'right 右' },
      { kind: 'qr', text: `xiaotang:test:${deviceId}` },
      { kind: 'cut' },
    ],
  };
}
