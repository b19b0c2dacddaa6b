import type { FailureCode } from '#api/failures.ts';

/**
 * What a person reads when the hub refuses or does not answer: polite, never blaming, with what to do next. One text
 * for every code in api/failures.ts; `unreachable` is for no answer at all.
 */
export const zhFailure = {
  unreachable: '暂时连不上后台。请稍等，系统会自动恢复；着急的话，请找大堂经理。',

  'request-malformed': '刚才的操作没有送达，请再试一次。',
  'request-invalid': '有一项内容需要调整，请检查后再试。',
  'path-unknown': '没有找到这个页面，请返回重新进入。',
  'method-not-allowed': '这里不支持这项操作，请返回重新进入。',
  'body-too-large': '内容太长了，请缩短后再试。',
  'url-too-long': '内容太长了，请缩短后再试。',
  'media-type-unsupported': '刚才的操作没有送达，请再试一次。',
  'idempotency-key-invalid': '刚才的操作没有送达，请再试一次。',
  'idempotency-key-reused': '刚才的操作已经处理过了，请返回重新开始。',
  'rate-limited': '现在操作的人较多，请稍等几秒再试。',
  'headers-too-large': '刚才的操作没有送达，请再试一次。',

  'token-missing': '此屏幕还没有登录，请工作人员打开登录链接。',
  'token-unknown': '此屏幕的登录已失效，请工作人员重新打开登录链接。',
  'right-missing': '此屏幕不能做这项操作，请到对应的终端办理。',
  'kiosk-not-own': '此终端只能办理自己的业务，请联系工作人员。',
  'counter-not-own': '此窗口终端只能操作自己的窗口，请联系工作人员。',
  'origin-foreign': '请从本行的页面进入后再操作。',
  'sign-in-code-unknown': '这个登录链接已用过或已过期，请换一个新的链接。',

  'service-unknown': '这项业务刚刚调整过，请返回重新选择。',
  'segment-unknown': '客户分类刚刚调整过，请返回重新开始。',
  'counter-unknown': '没有找到这个窗口，请联系工作人员。',
  'ticket-unknown': '没有找到这个号，请到大堂服务台查询。',
  'kiosk-unknown': '此终端还没有登记，请联系工作人员。',
  'need-unknown': '这项服务刚刚调整过，请返回重新选择。',
  'appointment-unknown': '没有找到这个预约，请核对预约码，或找大堂经理帮忙。',
  'language-unknown': '暂不支持这种语言，请换一种语言。',
  'ticket-wrong-state': '这个号现在不能这样操作，请看最新状态。',
  'ticket-not-today': '这个号不是今天的，请重新取号。',
  'numbers-exhausted': '今天这项业务的号已经取完了。请找大堂经理，我们帮您安排。',
  'counter-not-open': '窗口还没有开始服务，请先开始服务。',
  'counter-busy': '窗口正在为一位客户服务，请先完成这一笔。',
  'counter-idle': '窗口现在没有客户，请先叫下一位。',
  'counter-lacks-service': '这个窗口不办理这项业务，请选择别的窗口。',
  'call-limit-reached': '这个号已经叫满次数，请按过号处理。',
  'return-limit-reached': '这个号已经重排过了，请重新取号。',
  'grace-over': '过号重排的时间已经过了，请重新取号。',
  'print-state-final': '这张号票的打印已经有结果了，不用再处理。',
  'print-in-progress': '号票正在打印，请稍等。',

  'device-unknown': '没有找到这台设备，请刷新列表。',
  'device-not-simulated': '这是真实设备，请到设备旁操作。',
  'device-action-unknown': '这台设备没有这项操作。',
  'device-unavailable': '设备现在不能工作，请稍后再试，或联系工作人员。',
  'reader-missing': '这台机器没有读卡器，您可以直接取号。',
  'reader-busy': '读卡器正忙，请稍等几秒再试。',
  'identify-timeout': '没有读到证件。您可以再放一次，也可以直接取号。',
  'identify-cancelled': '已停止读取证件。',

  'alert-unknown': '这条提醒已经处理完了，请刷新列表。',
  'speech-unavailable': '现在没有语音播报，请看屏幕。',

  'hub-stopping': '系统正在重新启动，请稍等片刻。',
  internal: '系统出了点问题，我们已经记录。请再试一次，或找大堂经理帮忙。',
} as const satisfies Readonly<Record<FailureCode | 'unreachable', string>>;
