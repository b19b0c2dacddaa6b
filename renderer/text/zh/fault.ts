import type { DeviceFaultCode } from '#core/device/fault.ts';

/** What a person reads about a device that cannot work, for every code in core/device/fault.ts. */
export const zhFault = {
  'line-closed': '设备的连接断开了。请检查电源和连接线。',
  'line-refused': '连不上设备。请检查设备是否开机、地址是否正确。',
  'line-timeout': '设备没有回应，正在自动重试。',
  'line-write-stalled': '设备暂时不接收数据，正在自动重试。',
  'line-noise': '连接线上有干扰。请维护人员检查连接线和波特率。',
  'line-unsupported': '不支持这种连接方式。请维护人员检查设备配置。',
  'paper-out': '打印机没有纸了。请装入新纸卷。',
  'cover-open': '打印机的盖子开着。请合上盖子。',
  'cutter-jammed': '切刀卡住了。请打开盖子取出卡纸，再合上。',
  'printer-offline': '打印机处于离线状态。请按打印机上的恢复键。',
  'printer-unrecoverable': '打印机需要维修。请联系维护人员。',
  'head-hot': '打印头过热，冷却后会自动恢复。',
  'print-unconfirmed': '不能确定这张票有没有打出来。请看一下出票口，需要时补打。',
  'card-removed-early': '证件拿开得早了一点。请再放一次，等提示后再拿。',
  'card-unsupported': '这种证件暂时读不了。您可以直接取号。',
  'card-rejected': '没有读出这张证件。请擦一擦再放一次，或直接取号。',
  'card-wrong-type': '这不是身份证件。请放居民身份证、港澳台居民居住证或外国人永久居留身份证。',
  'card-content-invalid': '证件内容没有读完整。请再放一次，或直接取号。',
  'reader-self-test': '读卡器自检没有通过。请联系维护人员。',
  'reader-unauthorised': '读卡器的安全模块没有授权。请联系维护人员。',
  'reader-protocol': '读卡器的回答无法理解。请维护人员检查型号和配置。',
} as const satisfies Readonly<Record<DeviceFaultCode, string>>;
